/** What of an `HTMLElement` is used: a server's compiler, which reads this too, knows no DOM. */
interface Place {
  matches(selector: string): boolean;
  focus(options: { preventScroll: boolean }): void;
  tabIndex: number;
}

/**
 * Moves the focus out of what is about to go, so that it isn't lost: back to where it came from, else to the emptied
 * place itself, from where Tab goes on as before. Nothing scrolls; focus that is elsewhere stays there.
 *
 * @param place the element whose content goes, itself staying in the page
 * @param cameFrom what had the focus before
 */
export function leaveFocus(place: Place, cameFrom: EventTarget | null): void {
  const hasFocus = () => place.matches(":focus-within");
  if (hasFocus() && cameFrom instanceof HTMLElement) cameFrom.focus({ preventScroll: true });
  // It came from nowhere, or from what has gone or can't take it any more.
  if (!hasFocus()) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
