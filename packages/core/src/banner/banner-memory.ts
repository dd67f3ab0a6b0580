import type { BannerPast } from "./banner-rule.js";

/**
 * Where a banner is remembered: a `Map`, or a few words around `localStorage` or a cookie. It may throw, as a browser's
 * storage does where the shopper has switched it off.
 */
export interface BannerMemory {
  get(key: string): string | null | undefined;
  set(key: string, value: string): void;
}

/** For as long as the page lives, and nowhere but in it. */
const pageMemory = new Map<string, string>();

/** What the memory holds of a banner. What can't be read counts as nothing. */
export function recallBanner(memory: BannerMemory | undefined, key: string): BannerPast {
  let text: string | null | undefined;
  try {
    text = memory?.get(key);
  } catch {
    // Nothing is remembered there, and nothing will be.
  }
  const [dismissedAt = 0, ...shownAt] = String(text ?? pageMemory.get(key) ?? "")
    .split(" ")
    .map(Number);
  return { dismissedAt: dismissedAt > 0 ? dismissedAt : null, shownAt: shownAt.filter((at) => at > 0) };
}

/** Remembers it: `1763735540000 1763735510000`, when it was dismissed (0: never), then each time that it was shown. */
export function rememberBanner(memory: BannerMemory | undefined, key: string, past: BannerPast): void {
  const text = [past.dismissedAt ?? 0, ...past.shownAt].join(" ");
  try {
    if (memory === undefined) pageMemory.set(key, text);
    else memory.set(key, text);
  } catch {
    pageMemory.set(key, text); // Where it can't be kept for long, at least this page knows.
  }
}
