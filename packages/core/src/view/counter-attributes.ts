import { type SentenceOptions, sentence } from "../wording/sentence.js";
import { highest, orDefaults } from "./display-rule.js";
import type { CountView } from "./count-view.js";
import type { DisplayRule } from "../settings/settings.js";
import type { ShownCount } from "./visitor-status.js";
import type { Scope } from "../source/live-count.js";

/** The part of a {@link CountView} that the attributes describe. React writes the time of its count itself. */
interface AttributeView extends Pick<CountView, "status" | "trend"> {
  readonly count: (Omit<ShownCount, "observedAt"> & Partial<Pick<ShownCount, "observedAt">>) | null;
}

/**
 * The data attributes of a counter, for style sheets, auditors and tests. `null` and `undefined` stand for an attribute
 * that is absent.
 *
 * @param url where anyone can read the same count; left out for a count that came from no relay
 */
export function counterAttributes({ count, status, trend }: AttributeView, url: string | undefined) {
  return {
    "data-status": status,
    "data-trend": trend,
    "data-scope": count?.scope,
    "data-page": count?.page,
    "data-rounded": count?.isAtLeast ? "" : null,
    "data-window": count?.windowSeconds,
    "data-observed-at": count?.observedAt,
    "data-source": count ? url : undefined,
  };
}

/**
 * The texts whose width the style sheet reserves. A counter with a `page` needs both: the provider may only have a number
 * for the site.
 */
export function reserveAttributes(page: string | undefined, options: SentenceOptions & DisplayRule) {
  return orDefaults(options, (settings) => ({
    "data-reserve": reservedText(page ? "page" : "site", settings),
    "data-reserve-site": page ? reservedText("site", settings) : undefined,
  }));
}

/** The title of a counter: the sentence with its window, if the visible sentence leaves the window out, else `null`. */
export function counterTitle({ sentence, description }: Pick<CountView, "sentence" | "description">): string | null {
  return sentence === description ? null : description;
}

/** As wide as a digit, and not a digit: nothing in the page may look like a count that is none. */
const FIGURE_SPACE = "\u2007";

/** Larger numbers on one site at a time are unlikely. */
const MAX_LIKELY_VISITORS = 9999;

/**
 * Returns the text of the widest likely count, with blanks for its digits. A style sheet reserves its width. The text
 * does not depend on any answer, so the reserved width never changes.
 *
 * @param scope whom the count counts: a counter with a page needs the texts of both
 */
export function reservedText(scope: Scope, options: SentenceOptions & DisplayRule = {}): string {
  // A rule that rounds down leaves small numbers exact.
  const exactness = options.steps || options.maximum ? [true, false] : [false];
  const texts = wideNumbers(options).flatMap((visitors) =>
    // The windows of the providers: some languages have different plural forms for 5 and 3 minutes.
    [300, 180].flatMap((windowSeconds) =>
      exactness.map((isAtLeast) => sentence({ visitors, isAtLeast, scope, windowSeconds }, options) ?? ""),
    ),
  );
  return withBlanks(longest(texts));
}

/**
 * Numbers with as many digits as the rule shows: 8888, and others whose last digits cover every plural category of large
 * numbers in any language (888 человек, 883 человека).
 */
function wideNumbers({ steps, maximum = MAX_LIKELY_VISITORS }: DisplayRule): readonly number[] {
  const highestStep = highest(steps, Boolean) || MAX_LIKELY_VISITORS;
  const digits = String(Math.min(MAX_LIKELY_VISITORS, maximum, highestStep)).length;
  return [8888, 8883, 8881, 8880].map((number) => number % 10 ** digits);
}

/** The longest of some texts, the first one of equally long ones. */
export function longest(texts: readonly string[]): string {
  return texts.reduce((long, text) => (text.length > long.length ? text : long));
}

/** The text with a blank of the same width for each digit. */
export function withBlanks(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, FIGURE_SPACE);
}
