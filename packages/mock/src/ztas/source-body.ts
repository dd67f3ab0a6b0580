import type { SiteReport } from "../world/site-report.js";
import { countVisitors } from "../world/tally.js";
import type { Pageview } from "../world/pageview.js";
import { zonelessSeconds } from "./time-format.js";

const WINDOW_SECONDS = 300;
const MAX_RECENT_PAGEVIEWS = 10;

/**
 * The body of the public source, which differs from the documentation. The recent page views are the last ten of all
 * time, without zone and country. The breakdown counts those ten. The list of minutes is always empty.
 */
export function sourceBody(report: SiteReport): object {
  const pageviews = report.within(WINDOW_SECONDS);
  const recent = report.latest(MAX_RECENT_PAGEVIEWS);
  return {
    activeVisitors: countVisitors(pageviews),
    pageviewsLast5Min: pageviews.length,
    pageBreakdown: tallyIntoPlainObject(recent),
    recentPageviews: recent.map(({ path, at }) => ({ timestamp: zonelessSeconds(at), page: path })),
    visitorsPerMinute: [],
    trafficSources: pageviews.length === 0 ? [] : [{ source: "direct", count: pageviews.length }],
    timestamp: new Date(report.at).toISOString(),
  };
}

/** The body of the public source while its database is down. */
export function sourceBodyWithoutDatabase(report: Pick<SiteReport, "at">): object {
  return {
    activeVisitors: 0,
    pageviewsLast5Min: 0,
    pageBreakdown: {},
    recentPageviews: [],
    visitorsPerMinute: [],
    trafficSources: [],
    timestamp: new Date(report.at).toISOString(),
  };
}

/**
 * Counts in a plain object with its inherited properties, as the service does: a path `constructor` gets a string as its
 * count, and `__proto__` is lost. Clients must cope with both.
 */
function tallyIntoPlainObject(pageviews: readonly Pageview[]): object {
  const tally: Record<string, number> = {};
  for (const { path } of pageviews) tally[path] = (tally[path] || 0) + 1;
  return tally;
}
