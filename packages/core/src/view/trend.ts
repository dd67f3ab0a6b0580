import type { ShownCount } from "./visitor-status.js";

/** The direction of the last change of the number on show; `same` before its first change. */
export type Trend = "up" | "down" | "same";

/** The previous number of a place, and its trend. */
interface Previous {
  readonly count: ShownCount | null;
  readonly trend: Trend | null;
}

/**
 * The trend of a number, from the previous number of its place. It starts over after a moment without a number, and
 * where the numbers do not compare.
 */
export function trendOf(count: ShownCount | null, previous: Previous | undefined): Trend | null {
  if (count === null) return null;
  const last = previous?.count;
  if (!last || !isComparable(last, count)) return "same";
  if (last.visitors === count.visitors) return previous.trend;
  return last.visitors < count.visitors ? "up" : "down";
}

/** Whether two numbers count the same site or page over the same window, so that one may be called higher. */
export function isComparable(one: ShownCount, other: ShownCount): boolean {
  const keys = ["site", "scope", "page", "windowSeconds"] as const;
  return keys.every((key) => one[key] === other[key]);
}
