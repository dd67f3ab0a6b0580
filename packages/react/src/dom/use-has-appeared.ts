import { useState } from "react";

/** The style of an element that is hidden instead of removed. Not `hidden`, which any `display` of the app overrides. */
export const hiddenUnless = (isThere: boolean): { readonly display: "none" } | undefined =>
  isThere ? undefined : { display: "none" };

/**
 * Whether an element has been there. From then on it is only hidden. Translators, extensions and editors may have moved or
 * replaced it, and then React throws when it removes it, and unmounts the page.
 *
 * @param isThere whether it is there now
 */
export function useHasAppeared(isThere: boolean): boolean {
  const [hasAppeared, setHasAppeared] = useState(isThere);
  if (isThere && !hasAppeared) setHasAppeared(true);
  return hasAppeared;
}
