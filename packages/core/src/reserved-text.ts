import type { DisplayRule } from "./display-rule.js";
import type { Scope } from "./live-count.js";
import { sentence, type Counted, type SentenceOptions } from "./sentence.js";

/** As wide as a number's digit, but none: nothing in the page may look like a count that isn't one. */
const FIGURE_SPACE = "\u2007";

/** More than that on one site at a time are not likely. */
const MOST = 9999;

/** Endings that between them have each plural category of a long number in any language: 803 человека, 888 человек. */
const ENDINGS = [88, 3, 21, 0];

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

/** Numbers of as many digits as the rule lets be shown: 8888, 8803, 8821 and 8800; 88, 83, 81 and 80. */
function wideNumbers({ steps = [], maximum = MOST }: DisplayRule): readonly number[] {
  const most = Math.min(MOST, maximum, ...(steps.length > 0 ? [Math.max(...steps)] : []));
  const digits = most >= 1 ? String(Math.floor(most)).length : String(MOST).length;
  const first = 8888 % 10 ** digits;
  const varied = 10 ** Math.min(digits - 1, 2);
  return ENDINGS.map((ending) => first - (first % varied) + (ending % varied));
}
