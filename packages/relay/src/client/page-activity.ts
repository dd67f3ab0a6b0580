/**
 * Whether anybody may be looking at the page, or the worker, that this runs in. Hidden pages are not looked at, among
 * them those that are prerendered or kept in the back/forward cache; where there is no page it is always `true`.
 */
export function isPageActive(): boolean {
  // `true` of `onLine` means little, `false` can be believed.
  return !globalThis.document?.hidden && globalThis.navigator?.onLine !== false;
}

/**
 * @param onChange called whenever {@link isPageActive} may say something else
 * @returns ends the watch
 */
export function watchPage(onChange: () => void): () => void {
  const watch = new AbortController();
  for (const type of ["visibilitychange", "online", "offline"]) {
    globalThis.addEventListener?.(type, onChange, { signal: watch.signal }); // Node has no such events.
  }
  return () => watch.abort();
}
