import { chooseMessages, type LanguageOptions } from "./choose-messages.js";
import type { LiveCount } from "../source/live-count.js";
import type { Forms, Messages, Wording } from "../messages.js";
import type { SentencePart } from "./sentence-part.js";
import { digitsOf, formOf } from "./word-number.js";

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
  return textOf(sentenceParts(count, options));
}

/** The text of a sentence's parts. */
export function textOf(parts: readonly SentencePart[] | null): string | null {
  return parts && parts.map(({ value }) => value).join("");
}

/** The {@link sentence} in its parts, for who sets the number apart from its words. Joined, they are the sentence. */
export function sentenceParts(count: Counted, options: SentenceOptions = {}): readonly SentencePart[] | null {
  const { visitors, isAtLeast = false, windowSeconds } = count;
  if (visitors === null) return null;
  const messages = chooseMessages(options);
  const wording = options.wording ?? (windowSeconds <= NOW_WINDOW_SECONDS ? "now" : "recent");
  const formFor = (forms: Forms | string) => formOf(forms, visitors, isAtLeast, messages.locale);
  const digits = digitsOf(visitors, messages.locale);
  return formFor((messages[wording] ?? messages.recent)[count.scope])
    .replaceAll("{people}", () => formFor(messages.people))
    .replaceAll("{time}", () => time(windowSeconds, messages))
    .split(/(\{n\}\+?)/)
    .map((value, at): SentencePart => {
      if (at % 2 === 0) return { kind: "text", value };
      const suffix = value === "{n}" ? "" : "+";
      return { kind: "number", value: digits + suffix, visitors, suffix };
    })
    .filter(({ value }) => value !== "");
}

function time(seconds: number, { minutes, seconds: odd, locale }: Messages): string {
  const isWhole = seconds % 60 === 0;
  const n = isWhole ? seconds / 60 : seconds;
  return formOf(isWhole ? minutes : odd, n, false, locale).replaceAll("{n}", () => digitsOf(n, locale));
}
