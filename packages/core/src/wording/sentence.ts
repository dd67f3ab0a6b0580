import { chooseMessages, type LanguageOptions } from "./language.js";
import type { LiveCount } from "../source/live-count.js";
import type { Forms, Messages, Wording } from "../messages.js";
import { formatNumber, pluralForm } from "./format-number.js";

/** Options of {@link sentence}. */
export interface SentenceOptions extends LanguageOptions {
  /** @default "recent", or "now" if the count's window is at most 60 s */
  readonly wording?: Wording | undefined;
  /**
   * Whether the text appears on another page than the one that was counted: "17 people viewed it in the last 5 minutes". A
   * site's count is worded as ever.
   *
   * @default false
   */
  readonly elsewhere?: boolean | undefined;
}

/** The fields of a count that a sentence states. A `LiveCount` is one. */
export interface Counted extends Pick<LiveCount, "visitors" | "scope" | "windowSeconds"> {
  /** Whether `visitors` was rounded down, so that the sentence says `20+`. `displayOf` returns it. */
  readonly isAtLeast?: boolean | undefined;
}

/** A piece of a sentence: its words, or the number of visitors. The window's number belongs to the words. */
export type SentencePart = TextPart | NumberPart;

interface TextPart {
  readonly kind: "text";
  readonly value: string;
}

/** The number of visitors in a sentence. A language that spells a number out, such as Arabic's two, has none. */
export interface NumberPart {
  readonly kind: "number";
  /** The number as the sentence has it: `1,234`, `20+`. */
  readonly value: string;
  readonly visitors: number;
  /** The part of `value` that isn't the number: the plus of a rounded number, unless the words say "or more". */
  readonly suffix: "" | "+";
}

/**
 * The longest window, in seconds, for which the default wording is "now". Regulators in the UK, the EU, the US and India
 * name "viewing now" over a longer window as misleading.
 */
const MAX_NOW_WINDOW_SECONDS = 60;

/**
 * The count in words: "17 people on this site in the last 5 minutes". Scope and window come from the count, so a caller
 * cannot claim more than was counted.
 *
 * @returns `null` if `visitors` is `null`
 */
export function sentence(count: Counted, options: SentenceOptions = {}): string | null {
  return textOf(sentenceParts(count, options));
}

/** The text of a sentence's parts; `null` for `null`. */
export function textOf(parts: readonly SentencePart[] | null): string | null {
  return parts && parts.map(({ value }) => value).join("");
}

/** The {@link sentence} in parts, to style the number apart from the words. Joined, the values are the sentence. */
export function sentenceParts(count: Counted, options: SentenceOptions = {}): readonly SentencePart[] | null {
  const { visitors, isAtLeast, windowSeconds } = count;
  if (visitors === null) return null;
  const messages = chooseMessages(options);
  const number = { n: visitors, isAtLeast, locale: messages.locale };
  const digits = formatNumber(visitors, messages.locale);
  return pluralForm(messageFor(count, options, messages), number)
    .replaceAll("{people}", () => pluralForm(messages.people, number))
    .replaceAll("{time}", () => windowText(windowSeconds, messages))
    .split(/(\{n\}\+?)/)
    .map((value, at): SentencePart => {
      if (at % 2 === 0) return { kind: "text", value };
      const suffix = value === "{n}" ? "" : "+";
      return { kind: "number", value: digits + suffix, visitors, suffix };
    })
    .filter(({ value }) => value !== "");
}

function messageFor(
  { scope, windowSeconds }: Counted,
  { wording, elsewhere }: SentenceOptions,
  messages: Messages,
): string | Forms {
  const isNow = windowSeconds <= MAX_NOW_WINDOW_SECONDS;
  const place = elsewhere && scope === "page" ? "elsewhere" : scope;
  const form = wording && messages[wording]?.[place] ? wording : isNow ? "now" : "recent";
  return messages[form === "short" && place === "elsewhere" && !isNow ? "recent" : form][place];
}

/** "in the last 5 minutes"; in seconds unless the window is whole minutes. */
function windowText(windowSeconds: number, { minutes, seconds, locale }: Messages): string {
  const isMinutes = windowSeconds % 60 === 0;
  const n = isMinutes ? windowSeconds / 60 : windowSeconds;
  return pluralForm(isMinutes ? minutes : seconds, { n, locale }).replaceAll("{n}", () => formatNumber(n, locale));
}
