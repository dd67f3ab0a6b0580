import type { CountView, DisplayEvent, HideReason, ShownCount } from "@onlookers/core";
import { useEffect, useRef, type RefObject } from "react";
import { useFollower } from "./use-follower.js";

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

/** Whom a place tells what it shows. */
export interface Telling extends DisplayHandlers {
  /**
   * Has assistive technology say what is shown when it changes by a step (20, 50, 100, or one of `steps`): politely, at
   * most once a minute for all of a page, nothing while it is hidden.
   *
   * @default false: a counter is plain text
   */
  readonly announce?: boolean | undefined;
}

/** @param element where the number stands; left out, it passes for seen once it is rendered */
export function useTelling(view: CountView, telling: Telling, element?: RefObject<Element | null>): void {
  const { onReveal, onChange, onHide, announce = false } = telling;
  const latest = useRef(telling);
  useEffect(() => {
    latest.current = telling;
  });
  useFollower(view, !!(onReveal ?? onChange ?? onHide), async () => {
    const { watchDisplay } = await import("@onlookers/core/watch-display");
    const watch = watchDisplay();
    const tellLatest = (event: DisplayEvent) => tell(event, latest.current);
    return { show: (shown) => watch.show(shown, tellLatest, element?.current), leave: () => watch.leave() };
  });
  useFollower(view, announce, async () => (await import("@onlookers/core/announcer")).announcerOf(document).join());
}

function tell(event: DisplayEvent, { onReveal, onChange, onHide }: DisplayHandlers): void {
  if (event.type === "reveal") onReveal?.(event.count);
  else if (event.type === "change") onChange?.(event.count, event.previous);
  else onHide?.(event.reason, event.previous);
}
