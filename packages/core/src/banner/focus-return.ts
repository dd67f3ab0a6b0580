/** The part of `HTMLElement` that is used: projects without DOM types compile this file too. */
interface FocusScope {
  matches(selector: string): boolean;
  contains(other: Node | null): boolean;
  focus(options: { preventScroll: boolean }): void;
  tabIndex: number;
}

/** Gives the focus back when the content of a banner disappears. */
export interface FocusReturn {
  /**
   * Takes a `focusin` event of the banner.
   *
   * @param from the event's `relatedTarget`, which had the focus before
   */
  readonly enter: (banner: FocusScope, from: EventTarget | null) => void;
  /**
   * Moves the focus out of the banner: back to where it came from, else to the banner itself, so that Tab continues from
   * there. Nothing scrolls. Focus outside of the banner stays where it is.
   */
  readonly leave: (banner: FocusScope) => void;
}

/** Tracks where the focus of one banner came from. */
export function createFocusReturn(): FocusReturn {
  let origin: EventTarget | null = null;
  return {
    enter(banner, from) {
      if (!(from instanceof Node && banner.contains(from))) origin = from;
    },
    leave(banner) {
      const hasFocus = () => banner.matches(":focus-within");
      if (hasFocus() && origin instanceof HTMLElement) origin.focus({ preventScroll: true });
      // There is no origin, or it was removed or disabled.
      if (!hasFocus()) return;
      banner.tabIndex = -1;
      banner.focus({ preventScroll: true });
    },
  };
}
