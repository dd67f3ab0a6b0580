import type { CountView } from "@onlookers/core";
import type { DisplayTeller, DisplayTelling } from "@onlookers/core/tell-display";
import { useEffect, useState, type RefObject } from "react";

/**
 * Tells of what is shown, by what is loaded only where a shop wants to hear of it. Where that fails nobody does.
 *
 * @param element where the number stands; left out, it passes for seen once it is rendered
 */
export function useTelling(view: CountView, telling: DisplayTelling, element?: RefObject<Element | null>): void {
  const { onReveal, onChange, onHide, announce } = telling;
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
  useEffect(() => teller?.show(view, telling, element?.current));
}
