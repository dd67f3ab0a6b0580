import type { CountView } from "../view/count-view.js";
import { isComparable } from "../view/is-comparable.js";
import type { ShownCount, VisitorStatus } from "../view/visitor-status.js";

/** Why a number went: the status that came instead (`loading`: another site or page is asked for), or its place went. */
export type HideReason = Exclude<VisitorStatus, "fresh" | "stale"> | "unmounted";

/** What happened to the number in one place, as a shopper saw it. */
export type DisplayEvent =
  | { readonly type: "reveal"; readonly count: ShownCount }
  | { readonly type: "change"; readonly count: ShownCount; readonly previous: ShownCount }
  | { readonly type: "hide"; readonly reason: HideReason; readonly previous: ShownCount };

/**
 * What a place tells of its number, for a shop's analytics: each thing once, and never while rendering. What one of these
 * throws is reported as an uncaught error, and doesn't reach the page.
 */
export interface DisplayHandlers {
  /** A number came before the shopper, where there was none. */
  readonly onReveal?: ((count: ShownCount) => void) | undefined;
  /** The shopper sees another number than `previous`, or one of another scope or window. */
  readonly onChange?: ((count: ShownCount, previous: ShownCount) => void) | undefined;
  /** The number that the shopper saw last is gone, and none is in its place. */
  readonly onHide?: ((reason: HideReason, previous: ShownCount) => void) | undefined;
}

/** What stands in a place, or that the place is gone. */
export type Standing = Pick<CountView, "count" | "status"> | "unmounted";

/**
 * Tells what is new in a place since a shopper last saw it: each thing once, and nothing of a number that nobody saw.
 * The same number counted again is nothing new.
 *
 * @param seen the number that was seen there last; `null` where none was, or it has been told that it went
 * @param isInView whether a shopper sees the place: one that comes later into view is told of then
 */
export function displayEvent(seen: ShownCount | null, now: Standing, isInView: boolean): DisplayEvent | null {
  const { count, status } = now === "unmounted" ? { count: null, status: now } : now;
  if (count === null) return seen && isReason(status) ? { type: "hide", reason: status, previous: seen } : null;
  if (!isInView) return null;
  if (seen === null) return { type: "reveal", count };
  return isSame(seen, count) ? null : { type: "change", count, previous: seen };
}

function isReason(status: VisitorStatus | "unmounted"): status is HideReason {
  return status !== "fresh" && status !== "stale";
}

function isSame(one: ShownCount, other: ShownCount): boolean {
  return isComparable(one, other) && one.visitors === other.visitors && one.isAtLeast === other.isAtLeast;
}
