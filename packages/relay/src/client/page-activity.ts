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
 * @param onLeave called when the visitor leaves: the back/forward cache takes no page with a request under way
 * @returns ends the watch
 */
export function watchPage(onChange: () => void, onLeave: () => void): () => void {
  const watch = new AbortController();
  const listen = (type: string, listener: () => void) =>
    globalThis.addEventListener?.(type, listener, { signal: watch.signal }); // Node has no such events.
  for (const type of ["visibilitychange", "online", "offline"]) listen(type, onChange);
  listen("pagehide", onLeave);
  return () => watch.abort();
}
