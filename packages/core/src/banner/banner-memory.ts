import type { BannerHistory } from "./banner-rule.js";

/**
 * Where a banner's history is stored: a `Map`, or a wrapper of `localStorage` or a cookie. Both methods may throw, as a
 * browser's storage does when the visitor has disabled it.
 */
export interface BannerMemory {
  get(key: string): string | null | undefined;
  set(key: string, value: string): void;
}

/** Lives as long as the page, and is stored nowhere else. */
const pageMemory = new Map<string, string>();

/** Reads the history of a banner. A text that does not parse counts as an empty history. */
export function readBannerHistory(memory: BannerMemory | undefined, key: string): BannerHistory {
  let text: string | null | undefined;
  try {
    text = memory?.get(key);
  } catch {
    // The page's own memory is the fallback.
  }
  const [dismissedAt, ...shownAt] = String(text ?? pageMemory.get(key) ?? "")
    .split(" ")
    .map(Number);
  return { dismissedAt: dismissedAt || 0, shownAt: shownAt.filter((at) => at > 0) };
}

/** Writes the history as `1763735540000 1763735510000`: the time of the dismissal (0: none), then those of the showings. */
export function writeBannerHistory(memory: BannerMemory = pageMemory, key: string, history: BannerHistory): void {
  const text = [history.dismissedAt, ...history.shownAt].join(" ");
  try {
    memory.set(key, text);
  } catch {
    pageMemory.set(key, text); // At least until the visitor leaves the page.
  }
}
