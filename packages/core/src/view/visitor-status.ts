import type { LiveCount } from "../source/live-count.js";
import type { Staleness } from "../source/staleness.js";
import type { Displayed } from "./display-rule.js";

/**
 * What a counter shows, or why it shows nothing.
 *
 * | status | meaning |
 * | --- | --- |
 * | `loading` | no answer yet |
 * | `fresh` | a count is shown, and no newer one is overdue |
 * | `stale` | a count is shown, still within its window, although a newer one is overdue |
 * | `expired` | nothing is shown: the last count is older than its window, or the relay has no true number |
 * | `hidden` | nothing is shown: the count is below the minimum |
 * | `failed` | nothing is shown: no count was received, and the last attempt failed |
 * | `disabled` | nothing is shown or requested: the app disabled the counter |
 */
export type VisitorStatus = "loading" | "fresh" | "stale" | "expired" | "hidden" | "failed" | "disabled";

/** A count with a number to show. The display rule may have rounded `visitors` down. */
export type ShownCount = LiveCount & Displayed & { readonly observedAt: string };

/**
 * Returns the status of a count.
 *
 * @param count the last received count
 * @param isEnough whether the display rule shows its number
 * @param hasFailed whether the last attempt failed
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

/** The count with the number to show; `null` if the status shows none. */
export function shownCount(
  count: LiveCount | undefined,
  status: VisitorStatus,
  display: Displayed | null,
): ShownCount | null {
  const isShown = status === "fresh" || status === "stale";
  return isShown && count?.observedAt && display ? { ...count, observedAt: count.observedAt, ...display } : null;
}
