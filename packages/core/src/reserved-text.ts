import type { DisplayRule } from "./display-rule.js";
import type { Scope } from "./live-count.js";
import { sentence, type Counted, type SentenceOptions } from "./sentence.js";

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
  const isAtLeast = options.steps !== undefined || options.maximum !== undefined;
  let count: Counted = { visitors: 0, isAtLeast, scope, windowSeconds: 300 };
  let widest = "";
  // In each respect apart: by the number's plural form, by the providers' other window (3 минуты, 5 минут), and by being
  // exact under a rule that rounds down.
  const changes = [
    ...wideNumbers(options).map((visitors) => ({ visitors })),
    { windowSeconds: 180 },
    { isAtLeast: false },
  ];
  for (const change of changes) {
    const other: Counted = { ...count, ...change };
    const text = sentence(other, options) ?? "";
    if (text.length > widest.length) [count, widest] = [other, text];
  }
  return widest.replaceAll(/\p{Nd}/gu, FIGURE_SPACE);
}

/**
 * Numbers of as many digits as the rule lets be shown: 8888, and by their last digits one of each plural category that a
 * longer number has in any language (888 человек, 883 человека).
 */
function wideNumbers({ steps = [MOST], maximum = MOST }: DisplayRule): readonly number[] {
  const digits = String(Math.min(MOST, maximum, Math.max(...steps))).length;
  return [8888, 8883, 8881, 8880].map((number) => number % 10 ** digits);
}
