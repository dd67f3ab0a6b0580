import type { CountView } from "@onlookers/core/widget";
import type { DisplayTeller, DisplayTelling } from "@onlookers/core/tell-display";
import { useEffect, useState, type RefObject } from "react";

/** Callbacks and announcements for what a visitor sees. */
export interface DisplayEventOptions extends DisplayTelling {
  /**
   * The element that shows the number. With it, `onReveal`, `onChange` and `onHide` wait until it is in the viewport.
   *
   * @default none: a rendered number counts as seen
   */
  readonly element?: RefObject<Element | null> | undefined;
}

/**
 * Calls the display callbacks and announces changes. Loads their code only for components that use them, and does
 * without if that fails.
 */
export function useDisplayEvents(view: CountView, options: DisplayEventOptions): void {
  const { onReveal, onChange, onHide, announce, element } = options;
  const isUsed = !!(announce || (onReveal ?? onChange ?? onHide));
  const [notifier, setNotifier] = useState<DisplayTeller>();
  useEffect(() => {
    if (!isUsed) return;
    import("@onlookers/core/tell-display").then(
      ({ tellDisplay }) => setNotifier(tellDisplay()),
      () => {},
    );
  }, [isUsed]);
  useEffect(() => () => notifier?.leave(), [notifier]);
  // After each commit, which may bring other callbacks or another element.
  useEffect(() => notifier?.show(view, options, element?.current));
}
