import type { Site } from "../site/site.js";
import type { Pageview } from "./pageview.js";

/** Each pinned visitor views their page once in this time, so every window of a minute or more contains all of them. */
const PAGEVIEW_INTERVAL_MS = 60_000;
/** Distributes the visitors evenly over the interval. */
const GOLDEN_RATIO = 0.6180339887498949;
const COUNTRIES = ["US", "GB", "DE", "FR"] as const;

/** An exact number of visitors: of the whole site, or by path. */
export type PinnedVisitors = number | Readonly<Record<string, number>>;

/** What {@link pinnedPageviews} needs. */
export interface PinnedRange {
  readonly site: Site;
  readonly pinned: PinnedVisitors;
  /** Epoch milliseconds, exclusive. */
  readonly from: number;
  /** Epoch milliseconds, inclusive. */
  readonly to: number;
}

/**
 * Generates the page views of a fixed number of visitors, as if they had always been present. Each visitor stays on one
 * page, so the pages add up to the site. The page views are not sorted.
 */
export function pinnedPageviews({ site, pinned, from, to }: PinnedRange): Pageview[] {
  const pageviews: Pageview[] = [];
  for (const [path, visitors] of visitorsByPath(site, pinned)) {
    for (let index = 0; index < visitors; index += 1) {
      const visitor = `pinned.${path}.${index}`;
      const country = COUNTRIES[index % COUNTRIES.length] ?? "unknown";
      const phase = Math.floor(((index * GOLDEN_RATIO) % 1) * PAGEVIEW_INTERVAL_MS);
      let at = phase + Math.floor((to - phase) / PAGEVIEW_INTERVAL_MS) * PAGEVIEW_INTERVAL_MS;
      for (; at > from; at -= PAGEVIEW_INTERVAL_MS) pageviews.push({ visitor, path, at, country, device: "desktop" });
    }
  }
  return pageviews;
}

/** Distributes a single number over the pages: each page gets half of the rest, the last page all of it. */
function visitorsByPath(site: Site, pinned: PinnedVisitors): readonly (readonly [string, number])[] {
  if (typeof pinned !== "number") return Object.entries(pinned);
  let rest = pinned;
  return site.pages.map((path, index) => {
    const visitors = index === site.pages.length - 1 ? rest : Math.ceil(rest / 2);
    rest -= visitors;
    return [path, visitors];
  });
}
