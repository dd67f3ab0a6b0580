import type { LiveCount, Staleness } from "@onlookers/core";

/**
 * What a counter shows, or why it shows nothing.
 *
 * | status | meaning |
 * | --- | --- |
 * | `loading` | no answer yet |
 * | `fresh` | a count is shown, and asking again would bring nothing new |
 * | `stale` | a count is shown that is older than its ttl, but within its window |
 * | `expired` | nothing is shown: the last count is older than its window, or the relay can say nothing true |
 * | `hidden` | nothing is shown: the count is below the minimum |
 * | `failed` | nothing is shown: no count has come, and the last try failed |
 */
export type VisitorStatus = "loading" | "fresh" | "stale" | "expired" | "hidden" | "failed";

/** A count that says something. */
export type ShownCount = LiveCount & { readonly visitors: number; readonly observedAt: string };

/**
 * @param count the last one that came
 * @param isEnough whether it is above the minimum
 */
export function statusOf(
  count: LiveCount | undefined,
  staleness: Staleness | null,
  isEnough: (visitors: number) => boolean,
  hasFailed: boolean,
): VisitorStatus {
  if (count === undefined || staleness === null) return hasFailed ? "failed" : "loading";
  if (count.visitors === null || staleness === "expired") return "expired";
  return isEnough(count.visitors) ? staleness : "hidden";
}

/** The count, if it is shown under this status. */
export function shownCount(count: LiveCount | undefined, status: VisitorStatus): ShownCount | null {
  return (status === "fresh" || status === "stale") && isSaying(count) ? count : null;
}

function isSaying(count: LiveCount | undefined): count is ShownCount {
  return count !== undefined && count.visitors !== null && count.observedAt !== null;
}
