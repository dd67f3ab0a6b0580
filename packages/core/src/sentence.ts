import { chooseMessages, type LanguageOptions } from "./choose-messages.js";
import type { LiveCount } from "./live-count.js";
import type { Messages, Wording } from "./messages.js";
import { wordNumber } from "./word-number.js";

/** Options of {@link sentence}. */
export interface SentenceOptions extends LanguageOptions {
  /** @default "recent", or "now" where the window is at most 60 s */
  readonly wording?: Wording | undefined;
}

/** What a sentence speaks of: nothing that was not counted. */
export interface Counted extends Pick<LiveCount, "visitors" | "scope" | "windowSeconds"> {
  /** Whether `visitors` was rounded down, so that it reads `20+`: as a display rule gives it. */
  readonly isAtLeast?: boolean | undefined;
}

/**
 * Up to this window (in seconds) "now" is said by default. UK, EU, US and Indian regulators all
 * name "viewing now" over a longer window as misleading.
 */
const NOW_WINDOW_SECONDS = 60;

/**
 * Words a number by what it really counts: scope and window come from the count, never from the caller.
 *
 * @returns `null` where the count says nothing
 */
export function sentence(count: Counted, options: SentenceOptions = {}): string | null {
  const { visitors, isAtLeast = false, windowSeconds } = count;
  if (visitors === null) return null;
  const messages = chooseMessages(options);
  const wording = options.wording ?? (windowSeconds <= NOW_WINDOW_SECONDS ? "now" : "recent");
  const message = (messages[wording] ?? messages.recent)[count.scope];
  const people = wordNumber(messages.people, visitors, isAtLeast, messages.locale);
  return wordNumber(message, visitors, isAtLeast, messages.locale)
    .replace("{people}", () => people)
    .replace("{time}", () => time(windowSeconds, messages));
}

function time(seconds: number, { minutes, seconds: odd, locale }: Messages): string {
  return seconds % 60 === 0
    ? wordNumber(minutes, seconds / 60, false, locale)
    : wordNumber(odd, seconds, false, locale);
}
