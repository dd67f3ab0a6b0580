/**
 * Whether a visitor may be viewing the current page or worker. `false` for a hidden page, which includes prerendered pages
 * and pages in the back/forward cache, and for an offline one. Always `true` outside of a browser.
 */
export function isPageActive(): boolean {
  // `onLine` is reliable only if it is `false`.
  return !globalThis.document?.hidden && globalThis.navigator?.onLine !== false;
}

/**
 * Calls back whenever the result of {@link isPageActive} may have changed.
 *
 * @returns removes the listener
 */
export function watchPage(onChange: () => void): () => void {
  const controller = new AbortController();
  for (const type of ["visibilitychange", "online", "offline"]) {
    globalThis.addEventListener?.(type, onChange, { signal: controller.signal }); // Node has no such events.
  }
  return () => controller.abort();
}
