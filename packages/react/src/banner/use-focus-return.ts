import { createFocusReturn, type FocusReturn } from "@onlookers/core/widget";
import { useEffect, useRef, useState, type RefObject } from "react";

/**
 * Keeps the focus in the page when a banner's button disappears, because of a dismissal or with the number.
 *
 * @param canDismiss whether the button is there
 */
export function useFocusReturn(
  canDismiss: boolean,
): FocusReturn & { readonly button: RefObject<HTMLButtonElement | null> } {
  const [focus] = useState(createFocusReturn);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(
    // Browsers move the focus away from a hidden button with the next frame. This effect precedes it.
    () => {
      if (!canDismiss && button.current?.matches(":focus")) focus.leave(bannerOf(button.current));
    },
    [canDismiss, focus],
  );
  return { ...focus, button };
}

/** The banner around its button. */
export function bannerOf(button: HTMLButtonElement): HTMLElement {
  return button.closest<HTMLElement>("[data-onlookers=banner]") ?? button;
}
