import type { Site } from "../site/site.js";
import type { Pageview } from "./pageview.js";
import { pinnedPageviews, type PinnedVisitors } from "./pinned-pageviews.js";
import type { TrafficGenerator } from "./traffic-generator.js";

/** The number of manually added page views that are stored per site. The oldest are dropped. */
const MAX_ADDED_PAGEVIEWS = 10_000;
/** The oldest generated page views that are returned. */
const MAX_AGE_MS = 24 * 3_600_000;
/** The ranges that `latest` searches, shortest first: most sites have page views in the last minutes. */
const SEARCH_RANGES_MS = [5 * 60_000, 3_600_000, Number.POSITIVE_INFINITY] as const;

/** All page views of one site: generated or pinned ones, and those added manually. */
export interface SitePageviews {
  /**
   * The page views with `from < at ≤ to` (epoch milliseconds), oldest first. Generated ones are at most a day older than
   * `to`.
   */
  between(from: number, to: number): readonly Pageview[];
  /** The last page views up to `to`, newest first, whatever their age. */
  latest(limit: number, to: number): readonly Pageview[];
  /** Replaces the generated page views; `null` restores them. */
  pin(pinned: PinnedVisitors | null): void;
  add(pageview: Pageview): void;
}

/** Creates the page views of a site over its generated traffic. */
export function createSitePageviews(site: Site, generator: TrafficGenerator): SitePageviews {
  let pinned: PinnedVisitors | null = null;
  let added: readonly Pageview[] = [];

  function between(from: number, to: number): readonly Pageview[] {
    const since = Math.max(from, to - MAX_AGE_MS);
    const simulated =
      pinned === null ? generator.pageviews(since, to) : pinnedPageviews({ site, pinned, from: since, to });
    return [...simulated, ...added.filter(({ at }) => at > from && at <= to)].sort(byTime);
  }

  return {
    between,
    latest(limit, to) {
      let found: readonly Pageview[] = [];
      for (const range of SEARCH_RANGES_MS) {
        found = between(to - range, to);
        if (found.length >= limit) break;
      }
      return found.slice(-limit).reverse();
    },
    pin(next) {
      pinned = next;
    },
    add(pageview) {
      added = [...added, pageview].sort(byTime).slice(-MAX_ADDED_PAGEVIEWS);
    },
  };
}

function byTime(one: Pageview, other: Pageview): number {
  return one.at - other.at;
}
