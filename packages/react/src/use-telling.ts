import type { CountView } from "@onlookers/core";
import type { DisplayTeller, DisplayTelling } from "@onlookers/core/tell-display";
import { useEffect, useState, type RefObject } from "react";

/** Who hears of what is shown. */
export interface Hearer extends DisplayTelling {
  /** Where the number stands; left out, it passes for seen once it is rendered. */
  readonly element?: RefObject<Element | null> | undefined;
}

/** Tells of what is shown, by what is loaded only where a shop wants to hear of it. Where that fails nobody does. */
export function useTelling(view: CountView, hearer: Hearer): void {
  const { onReveal, onChange, onHide, announce, element } = hearer;
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
  useEffect(() => teller?.show(view, hearer, element?.current));
}
