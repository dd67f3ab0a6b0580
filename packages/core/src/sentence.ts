import type { LiveCount } from "./live-count.js";
import { english } from "./messages/english.js";
import type { Wording } from "./messages/messages.js";

/** Options of {@link sentence}. */
export interface SentenceOptions {
  /**
   * A BCP 47 language tag for number and plural forms, e.g. `en-IN`. A language without messages reads English.
   *
   * @default "en"
   */
  readonly locale?: string | undefined;
  /** @default "recent", or "now" where the window is at most 60 s */
  readonly wording?: Wording | undefined;
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
export function sentence(
  count: Pick<LiveCount, "visitors" | "scope" | "windowSeconds">,
  options: SentenceOptions = {},
): string | null {
  if (count.visitors === null) return null;
  const wording = options.wording ?? (count.windowSeconds <= NOW_WINDOW_SECONDS ? "now" : "recent");
  return english[wording]({ ...count, visitors: count.visitors }, englishTag(options.locale));
}

function englishTag(locale = "en"): string {
  try {
    return new Intl.Locale(locale).language === "en" ? locale : "en";
  } catch {
    return "en"; // Not a language tag: a typo in a prop must not take the page down.
  }
}
