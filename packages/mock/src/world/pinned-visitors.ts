import type { Site } from "../site.js";
import type { View } from "./view.js";

/** How often each pinned visitor looks at their page again: any window of a minute or more holds every one of them. */
const EVERY = 60_000;
/** Spreads the visitors over that minute, without two coinciding soon. */
const GOLDEN = 0.6180339887498949;
const COUNTRIES = ["US", "GB", "DE", "FR"] as const;

/** Exactly how many visitors a site has: in all, or by path. */
export type PinnedVisitors = number | Readonly<Record<string, number>>;

/**
 * The views of visitors whose number is fixed, as if they had always been there. Each stays on one page, so the pages
 * add up to the site.
 *
 * @returns unsorted views with `from < at ≤ to`, in epoch milliseconds
 */
export function pinnedViews(site: Site, pinned: PinnedVisitors, from: number, to: number): View[] {
  const views: View[] = [];
  for (const [path, visitors] of byPath(site, pinned)) {
    for (let index = 0; index < visitors; index += 1) {
      const visitor = `pinned.${path}.${index}`;
      const country = COUNTRIES[index % COUNTRIES.length] ?? "unknown";
      const phase = Math.floor(((index * GOLDEN) % 1) * EVERY);
      let at = phase + Math.floor((to - phase) / EVERY) * EVERY;
      for (; at > from; at -= EVERY) views.push({ visitor, path, at, country, device: "desktop" });
    }
  }
  return views;
}

/** A number is spread by halves: every page has as many as all after it together. */
function byPath(site: Site, pinned: PinnedVisitors): readonly (readonly [string, number])[] {
  if (typeof pinned !== "number") return Object.entries(pinned);
  let left = pinned;
  return site.pages.map((path, index) => {
    const here = index === site.pages.length - 1 ? left : Math.ceil(left / 2);
    left -= here;
    return [path, here];
  });
}
