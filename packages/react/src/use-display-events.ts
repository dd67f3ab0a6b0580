import { watchDisplay, type CountView, type DisplayEvent, type HideReason, type ShownCount } from "@onlookers/core";
import { useEffect, useState, type RefObject } from "react";

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

/** @param element where the number stands; left out, it passes for seen once it is rendered */
export function useDisplayEvents(
  view: CountView,
  handlers: DisplayHandlers,
  element: RefObject<Element | null> | undefined,
): void {
  const [watch] = useState(watchDisplay);
  useEffect(() => {
    const isWanted = handlers.onReveal ?? handlers.onChange ?? handlers.onHide;
    if (isWanted) watch.show(view, (event) => tell(event, handlers), element?.current);
  });
  useEffect(() => () => watch.leave(), [watch]);
}

function tell(event: DisplayEvent, { onReveal, onChange, onHide }: DisplayHandlers): void {
  if (event.type === "reveal") onReveal?.(event.count);
  else if (event.type === "change") onChange?.(event.count, event.previous);
  else onHide?.(event.reason, event.previous);
}
