import { sentence } from "@onlookers/core";
import type { Settings } from "./settings.js";

/** As wide as a number of three digits, but no number: nothing in the page may look like a count that isn't one. */
const FIGURE_SPACE = "\u2007";

/**
 * The text of the widest likely count, with blanks for its digits: the stylesheet keeps this much room, whatever is
 * shown. It depends on nothing that an answer brings, or the room would change with it.
 */
export function reservedText(page: string | undefined, settings: Settings): string | undefined {
  const isAtLeast = settings.steps !== undefined || settings.maximum !== undefined;
  const widest = { visitors: 888, isAtLeast, scope: page === undefined ? "site" : "page", windowSeconds: 300 } as const;
  return sentence(widest, settings)?.replaceAll(/\p{Nd}/gu, FIGURE_SPACE);
}
