import type { CountView } from "../view/count-view.js";
import { isComparable } from "../view/trend.js";
import type { ShownCount, VisitorStatus } from "../view/visitor-status.js";

/**
 * Why a number disappeared: the status that replaced it (`loading`: another site or page is requested), or `unmounted`
 * if its element left the page.
 */
export type HideReason = Exclude<VisitorStatus, "fresh" | "stale"> | "unmounted";

/** A change of the number that a visitor sees in one place. */
export type DisplayEvent =
  | { readonly type: "reveal"; readonly count: ShownCount }
  | { readonly type: "change"; readonly count: ShownCount; readonly previous: ShownCount }
  | { readonly type: "hide"; readonly reason: HideReason; readonly previous: ShownCount };

/**
 * Callbacks for {@link DisplayEvent}s, for the app's analytics. Each event is reported once, never during rendering. An
 * exception in a callback is reported as an uncaught error and does not break the page.
 */
export interface DisplayCallbacks {
  /** Called when a visitor sees a number where none was before. */
  readonly onReveal?: ((count: ShownCount) => void) | undefined;
  /** Called when a visitor sees a number that differs from `previous`, or has another scope or window. */
  readonly onChange?: ((count: ShownCount, previous: ShownCount) => void) | undefined;
  /** Called when the number that a visitor saw last has disappeared without a replacement. */
  readonly onHide?: ((reason: HideReason, previous: ShownCount) => void) | undefined;
}

/** The current content of a place, or `unmounted` if the place is gone. */
export type DisplayState = Pick<CountView, "count" | "status"> | "unmounted";

/**
 * Returns the event for a place since a visitor last saw it, or `null` without one. A number that no visitor saw causes
 * no event, nor does the same number with a newer `observedAt`.
 *
 * @param seen the number that was seen there last; `null` if there was none, or if its `hide` was already reported
 * @param isInView whether a visitor sees the place now; a number out of view is reported once it comes into view
 */
export function displayEvent(seen: ShownCount | null, state: DisplayState, isInView: boolean): DisplayEvent | null {
  const { count, status } = state === "unmounted" ? { count: null, status: state } : state;
  if (count === null) return seen && isHideReason(status) ? { type: "hide", reason: status, previous: seen } : null;
  if (!isInView) return null;
  if (seen === null) return { type: "reveal", count };
  return isSameNumber(seen, count) ? null : { type: "change", count, previous: seen };
}

function isHideReason(status: VisitorStatus | "unmounted"): status is HideReason {
  return status !== "fresh" && status !== "stale";
}

function isSameNumber(one: ShownCount, other: ShownCount): boolean {
  return isComparable(one, other) && one.visitors === other.visitors && one.isAtLeast === other.isAtLeast;
}
