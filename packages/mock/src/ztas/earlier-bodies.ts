import type { SiteReport } from "../world/site-report.js";
import { countVisitors, tallyMinutes, tallyPages } from "../world/tally.js";
import { zonelessSeconds } from "./time-format.js";

const WINDOW_SECONDS = 300;
const TINYBIRD_WINDOW_SECONDS = 1800;
const MAX_TINYBIRD_PAGEVIEWS = 100;
const MAX_TINYBIRD_MINUTES = 30;

/** The body of the first release: visitors and visitors by page only. */
export function v0Body(report: SiteReport): object {
  const pageviews = report.within(WINDOW_SECONDS);
  return {
    activeVisitors: countVisitors(pageviews),
    pageBreakdown: pageBreakdown(report),
    timestamp: new Date(report.at).toISOString(),
  };
}

/**
 * The body of the release with Tinybird: page views of half an hour with country and device, and dated minutes, newest
 * first. Minutes without visitors are missing.
 */
export function tinybirdBody(report: SiteReport): object {
  const pageviews = report.within(WINDOW_SECONDS);
  const halfHour = report.within(TINYBIRD_WINDOW_SECONDS);
  return {
    activeVisitors: countVisitors(pageviews),
    pageviewsLast5Min: pageviews.length,
    pageBreakdown: pageBreakdown(report),
    recentPageviews: halfHour
      .slice(-MAX_TINYBIRD_PAGEVIEWS)
      .reverse()
      .map(({ path, at, country, device }) => ({ timestamp: zonelessSeconds(at), page: path, country, device })),
    visitorsPerMinute: tallyMinutes(halfHour)
      .slice(0, MAX_TINYBIRD_MINUTES)
      .map(({ at, visitors }) => ({ minute: zonelessSeconds(at), visitors })),
    timestamp: new Date(report.at).toISOString(),
  };
}

function pageBreakdown(report: SiteReport): object {
  const pages = tallyPages(report.within(WINDOW_SECONDS));
  return Object.fromEntries(pages.map(({ path, visitors }) => [path, visitors]));
}
