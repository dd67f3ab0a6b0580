import type { Site } from "../site/site.js";
import type { Pageview } from "./pageview.js";
import type { SitePageviews } from "./site-pageviews.js";

/** The page views of a site up to one instant, from which a service computes its response. */
export interface SiteReport {
  /** The reported site. The fault `wrong-site` reports another one than requested. */
  readonly site: Site;
  /** The time of the report in epoch milliseconds. The fault `stale` reports an earlier one than now. */
  readonly at: number;
  /** The page views of the last `windowSeconds`, oldest first. */
  within(windowSeconds: number): readonly Pageview[];
  /** The page views with `from < at ≤ to` (epoch milliseconds), oldest first. None is later than the report. */
  between(from: number, to: number): readonly Pageview[];
  /** The last page views, newest first, whatever their age. */
  latest(limit: number): readonly Pageview[];
}

/** What {@link siteReport} needs. */
export interface SiteReportInput {
  readonly site: Site;
  readonly pageviews: SitePageviews;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Returns the report of a site at a time. */
export function siteReport({ site, pageviews, at }: SiteReportInput): SiteReport {
  return {
    site,
    at,
    within: (windowSeconds) => pageviews.between(at - windowSeconds * 1000, at),
    between: (from, to) => pageviews.between(from, Math.min(to, at)),
    latest: (limit) => pageviews.latest(limit, at),
  };
}
