import { isComparable } from "./is-comparable.js";
import type { ShownCount } from "./visitor-status.js";

/** Which way the number on show went when it last changed; `same` until it does. */
export type Trend = "up" | "down" | "same";

/** What a place showed, and its trend. */
interface Before {
  readonly count: ShownCount | null;
  readonly trend: Trend | null;
}

/**
 * The trend of a number, by what stood in its place before. It begins anew once nothing was shown in between, and where
 * numbers don't compare: of another site, page or window.
 */
export function trendOf(count: ShownCount | null, before: Before | undefined): Trend | null {
  if (count === null) return null;
  const last = before?.count;
  if (!last || !isComparable(last, count)) return "same";
  if (last.visitors === count.visitors) return before.trend;
  return last.visitors < count.visitors ? "up" : "down";
}
