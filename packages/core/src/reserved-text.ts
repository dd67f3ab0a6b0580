import type { DisplayRule } from "./display-rule.js";
import type { Scope } from "./live-count.js";
import { sentence, type Counted, type SentenceOptions } from "./sentence.js";

/** As wide as a number's digit, but none: nothing in the page may look like a count that isn't one. */
const FIGURE_SPACE = "\u2007";

/**
 * In what a likely count may differ from 888 in 5 minutes, each apart from the others: by the other plural categories
 * that a number of three digits has in any language (803 человека, 888 человек), by the providers' other window
 * (3 минуты, 5 минут), and by being exact under a rule that rounds down.
 */
const LIKELY: readonly Partial<Counted>[] = [
  { visitors: 803 },
  { visitors: 821 },
  { visitors: 800 },
  { windowSeconds: 180 },
  { isAtLeast: false },
];

/**
 * The text of the widest likely count, with blanks for its digits: a stylesheet keeps this much room, whatever is
 * shown. It depends on nothing that an answer brings, or the room would change with it.
 *
 * @param scope whom the count counts: where a page is asked for, either may come, and room is needed for both
 */
export function reservedText(scope: Scope, options: SentenceOptions & DisplayRule = {}): string {
  const isAtLeast = options.steps !== undefined || options.maximum !== undefined;
  let count: Counted = { visitors: 888, isAtLeast, scope, windowSeconds: 300 };
  let widest = sentence(count, options) ?? "";
  for (const change of LIKELY) {
    const other = { ...count, ...change };
    const text = sentence(other, options) ?? "";
    if (text.length > widest.length) [count, widest] = [other, text];
  }
  return widest.replaceAll(/\p{Nd}/gu, FIGURE_SPACE);
}
