import { leaveFocus } from "@onlookers/core/widget";
import { useCallback, useRef, type RefCallback, type RefObject } from "react";

/**
 * A ref for a banner's button, whose focus isn't lost when the button goes by itself, because the number did.
 *
 * @param cameFrom what had the focus before
 */
export function useLeavingFocus(cameFrom: RefObject<EventTarget | null>): RefCallback<HTMLButtonElement> {
  const held = useRef<HTMLButtonElement | null>(null);
  return useCallback(
    (button) => {
      // React lets go of it while it still is in the page.
      const last = held.current;
      if (last?.matches(":focus")) leaveFocus(bannerOf(last), cameFrom.current);
      held.current = button;
    },
    [cameFrom],
  );
}

/** The banner around its button. */
export function bannerOf(button: HTMLButtonElement): HTMLElement {
  return button.closest<HTMLElement>("[data-onlookers=banner]") ?? button;
}
