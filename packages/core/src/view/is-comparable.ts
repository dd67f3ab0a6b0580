import type { ShownCount } from "./visitor-status.js";

/** Whether two numbers count the same people over the same span, so that one may be said to be more than the other. */
export function isComparable(one: ShownCount, other: ShownCount): boolean {
  const keys = ["site", "scope", "page", "windowSeconds"] as const;
  return keys.every((key) => one[key] === other[key]);
}
