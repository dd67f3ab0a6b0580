import type { Displayed } from "./display-rule.js";
import type { LiveCount } from "../source/live-count.js";
import type { Staleness } from "../source/staleness.js";

/**
 * What a counter shows, or why it shows nothing.
 *
 * | status | meaning |
 * | --- | --- |
 * | `loading` | no answer yet |
 * | `fresh` | a count is shown, and no newer one is overdue |
 * | `stale` | a count is shown, still within its window, although a newer one is overdue |
 * | `expired` | nothing is shown: the last count is older than its window, or the relay can say nothing true |
 * | `hidden` | nothing is shown: the count is below the minimum |
 * | `failed` | nothing is shown: no count has come, and the last try failed |
 * | `disabled` | nothing is shown, nor asked for: the shop chose so |
 */
export type VisitorStatus = "loading" | "fresh" | "stale" | "expired" | "hidden" | "failed" | "disabled";

/** A count that says something. Its `visitors` are as the rule shows them, which may be fewer than were counted. */
export type ShownCount = LiveCount & Displayed & { readonly observedAt: string };

/**
 * @param count the last one that came
 * @param isEnough whether the rule shows its number
 */
export function statusOf(
  count: LiveCount | undefined,
  staleness: Staleness | null,
  isEnough: boolean,
  hasFailed: boolean,
): VisitorStatus {
  if (!count || staleness === null) return hasFailed ? "failed" : "loading";
  if (count.visitors === null || staleness === "expired") return "expired";
  return isEnough ? staleness : "hidden";
}

/** The count with the number that is shown, if any is under this status. */
export function shownCount(
  count: LiveCount | undefined,
  status: VisitorStatus,
  display: Displayed | null,
): ShownCount | null {
  const isShown = status === "fresh" || status === "stale";
  return isShown && count?.observedAt && display ? { ...count, observedAt: count.observedAt, ...display } : null;
}
