import type { DisplayRule } from "./display-rule.js";
import type { Scope } from "./live-count.js";
import { sentence, type SentenceOptions } from "./sentence.js";

/** As wide as a number's digit, but none: nothing in the page may look like a count that isn't one. */
const FIGURE_SPACE = "\u2007";

/** Of three digits, and of each plural category that such a number has in any language: 803 человека, 888 человек. */
const LIKELY = [888, 803, 821, 800];

/** Seconds. Those of the providers: 3 минуты, 5 минут. */
const WINDOWS = [300, 180];

/**
 * The text of the widest likely count, with blanks for its digits: a stylesheet keeps this much room, whatever is
 * shown. It depends on nothing that an answer brings, or the room would change with it.
 *
 * @param scope whom the count counts: where a page is asked for, either may come, and room is needed for both
 */
export function reservedText(scope: Scope, options: SentenceOptions & DisplayRule = {}): string {
  const mayBeAtLeast = options.steps !== undefined || options.maximum !== undefined;
  let widest = "";
  for (const visitors of LIKELY) {
    for (const windowSeconds of WINDOWS) {
      for (const isAtLeast of mayBeAtLeast ? [true, false] : [false]) {
        const text = sentence({ visitors, isAtLeast, scope, windowSeconds }, options) ?? "";
        if (text.length > widest.length) widest = text;
      }
    }
  }
  return widest.replaceAll(/\p{Nd}/gu, FIGURE_SPACE);
}
