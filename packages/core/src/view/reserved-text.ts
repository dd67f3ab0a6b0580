import type { DisplayRule } from "./display-rule.js";
import type { Scope } from "../source/live-count.js";
import { sentence, type SentenceOptions } from "../wording/sentence.js";

/** As wide as a number's digit, but none: nothing in the page may look like a count that isn't one. */
const FIGURE_SPACE = "\u2007";

/** More than that on one site at a time are not likely. */
const MOST = 9999;

/**
 * The text of the widest likely count, with blanks for its digits: a stylesheet keeps this much room, whatever is
 * shown. It depends on nothing that an answer brings, or the room would change with it.
 *
 * @param scope whom the count counts: where a page is asked for, either may come, and room is needed for both
 */
export function reservedText(scope: Scope, options: SentenceOptions & DisplayRule = {}): string {
  // What a rule rounds down is exact at times.
  const exactness = options.steps || options.maximum ? [true, false] : [false];
  const texts = wideNumbers(options).flatMap((visitors) =>
    // The providers' windows: 3 минуты, 5 минут.
    [300, 180].flatMap((windowSeconds) =>
      exactness.map((isAtLeast) => sentence({ visitors, isAtLeast, scope, windowSeconds }, options) ?? ""),
    ),
  );
  return texts
    .reduce((widest, text) => (text.length > widest.length ? text : widest))
    .replaceAll(/\p{Nd}/gu, FIGURE_SPACE);
}

/**
 * Numbers of as many digits as the rule lets be shown: 8888, and by their last digits one of each plural category that a
 * longer number has in any language (888 человек, 883 человека).
 */
function wideNumbers({ steps = [MOST], maximum = MOST }: DisplayRule): readonly number[] {
  const digits = String(Math.min(MOST, maximum, Math.max(...steps))).length;
  return [8888, 8883, 8881, 8880].map((number) => number % 10 ** digits);
}
