import type { CountView } from "@onlookers/core/widget";
import type { DisplayTeller, DisplayTelling } from "@onlookers/core/tell-display";
import { useEffect, useState, type RefObject } from "react";

/** Who hears of what a shopper sees. */
export interface DisplayListeners extends DisplayTelling {
  /**
   * The element that shows the number: with it `onReveal`, `onChange` and `onHide` speak of what is in the viewport.
   *
   * @default none: a number passes for seen once it is rendered
   */
  readonly element?: RefObject<Element | null> | undefined;
}

/** Tells of what is shown, by what is loaded only where a shop wants to hear of it. Where that fails nobody does. */
export function useTelling(view: CountView, listeners: DisplayListeners): void {
  const { onReveal, onChange, onHide, announce, element } = listeners;
  const isWanted = !!(announce || (onReveal ?? onChange ?? onHide));
  const [teller, setTeller] = useState<DisplayTeller>();
  useEffect(() => {
    if (!isWanted) return;
    import("@onlookers/core/tell-display").then(
      ({ tellDisplay }) => setTeller(tellDisplay()),
      () => {},
    );
  }, [isWanted]);
  useEffect(() => () => teller?.leave(), [teller]);
  useEffect(() => teller?.show(view, listeners, element?.current));
}
