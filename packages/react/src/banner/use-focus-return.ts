import { createFocusReturn, type FocusReturn } from "@onlookers/core/widget";
import { useCallback, useRef, useState, type RefCallback } from "react";

/** Keeps the focus in the page when a banner's button disappears, because of a dismissal or with the number. */
export function useFocusReturn(): FocusReturn & { readonly buttonRef: RefCallback<HTMLButtonElement> } {
  const [focus] = useState(createFocusReturn);
  const mounted = useRef<HTMLButtonElement | null>(null);
  const buttonRef = useCallback(
    (button: HTMLButtonElement | null) => {
      // React detaches the ref while the button still is in the page.
      const last = mounted.current;
      if (last?.matches(":focus")) focus.leave(bannerOf(last));
      mounted.current = button;
    },
    [focus],
  );
  return { ...focus, buttonRef };
}

/** The banner around its button. */
export function bannerOf(button: HTMLButtonElement): HTMLElement {
  return button.closest<HTMLElement>("[data-onlookers=banner]") ?? button;
}
