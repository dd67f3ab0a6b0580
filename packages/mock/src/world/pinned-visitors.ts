import type { Site } from "../site.js";
import { hash } from "./random.js";
import type { View } from "./view.js";

/** How often each pinned visitor looks at their page again: any window of a minute or more holds every one of them. */
const EVERY = 60_000;
/** Spreads the visitors over that minute without two coinciding soon. */
const GOLDEN = 0.6180339887498949;

/** Exactly how many visitors a site has: in all, or by path. */
export type PinnedVisitors = number | Readonly<Record<string, number>>;

/**
 * The views of visitors whose number is fixed, as if they had always been there. Each stays on one page, so the pages
 * add up to the site.
 *
 * @returns unsorted views with `from < at ≤ to`, in epoch milliseconds
 */
export function pinnedViews(site: Site, pinned: PinnedVisitors, from: number, to: number): View[] {
  return byPath(site, pinned).flatMap(([path, visitors], page) =>
    Array.from({ length: visitors }, (_, index) => ({ path, visitor: `pinned.${page}.${index}` })).flatMap(
      ({ visitor }, index) => {
        const phase = Math.floor(((index * GOLDEN + page / 7) % 1) * EVERY);
        const views: View[] = [];
        let at = phase + Math.floor((to - phase) / EVERY) * EVERY;
        for (; at > from; at -= EVERY) views.push({ visitor, path, at, country: country(index), device: "desktop" });
        return views;
      },
    ),
  );
}

function byPath(site: Site, pinned: PinnedVisitors): readonly (readonly [string, number])[] {
  if (typeof pinned !== "number") return Object.entries(pinned);
  const parts = site.pages.map((path, index) => {
    const share = 1 / 2 ** Math.min(index + 1, site.pages.length - 1);
    return [path, Math.floor(pinned * share)] as const;
  });
  const placed = parts.reduce((sum, [, visitors]) => sum + visitors, 0);
  const [first, ...rest] = parts;
  return first ? [[first[0], first[1] + pinned - placed], ...rest] : [];
}

function country(index: number): string {
  return ["US", "GB", "DE", "FR"][hash("country", index) % 4] ?? "US";
}
