import type { DisplayNotifier, DisplayOptions } from "@onlookers/core/display-notifier";
import type { CountView } from "@onlookers/core/widget";
import { useEffect, useState, type RefObject } from "react";

/** Callbacks and announcements for what a visitor sees. */
export interface DisplayEventOptions extends DisplayOptions {
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
  const [notifier, setNotifier] = useState<DisplayNotifier>();
  useEffect(() => {
    if (!isUsed) return;
    import("@onlookers/core/display-notifier").then(
      ({ createDisplayNotifier }) => setNotifier(createDisplayNotifier()),
      () => {},
    );
  }, [isUsed]);
  useEffect(() => () => notifier?.detach(), [notifier]);
  // After each commit, which may bring other callbacks or another element.
  useEffect(() => notifier?.update({ view, onReveal, onChange, onHide, announce, element: element?.current }));
}
