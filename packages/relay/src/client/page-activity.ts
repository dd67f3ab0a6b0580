/**
 * Whether the browser reports the page as hidden. That includes prerendered pages and pages in the back/forward cache, and
 * some embedded views that are visible.
 */
export function isPageHidden(): boolean {
  return !!globalThis.document?.hidden;
}

/**
 * Whether a visitor is likely to be viewing the current page or worker: it is neither hidden nor reported as offline. Both
 * are hints, which may be wrong. Always `true` outside of a browser.
 */
export function isPageActive(): boolean {
  return !isPageHidden() && globalThis.navigator?.onLine !== false;
}

/**
 * Calls back whenever the result of {@link isPageActive} may have changed.
 *
 * @returns removes the listener
 */
export function watchPage(onChange: (event: Event) => void): () => void {
  const controller = new AbortController();
  for (const type of ["visibilitychange", "online", "offline"]) {
    globalThis.addEventListener?.(type, onChange, { signal: controller.signal }); // Node has no such events.
  }
  return () => controller.abort();
}
