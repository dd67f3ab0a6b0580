import type { DisplayRule } from "./display-rule.js";
import type { Scope } from "./live-count.js";
import { sentence, type SentenceOptions } from "./sentence.js";

/** As wide as a number's digit, but none: nothing in the page may look like a count that isn't one. */
const FIGURE_SPACE = "\u2007";

/** Of three digits, and of each plural category that such a number has in any language: 803 человека, 888 человек. */
const LIKELY = [888, 803, 821, 800];

/**
 * The text of the widest likely count, with blanks for its digits: a stylesheet keeps this much room, whatever is
 * shown. It depends on nothing that an answer brings, or the room would change with it.
 *
 * @param scope whose count is asked for
 */
export function reservedText(scope: Scope, options: SentenceOptions & DisplayRule = {}): string {
  const isAtLeast = options.steps !== undefined || options.maximum !== undefined;
  const texts = LIKELY.map((visitors) => sentence({ visitors, isAtLeast, scope, windowSeconds: 300 }, options) ?? "");
  const widest = texts.reduce((longest, text) => (text.length > longest.length ? text : longest));
  return widest.replaceAll(/\p{Nd}/gu, FIGURE_SPACE);
}
