import type { SiteReport } from "../world/site-report.js";
import { countVisitors, tallyMinutes, tallyPages } from "../world/tally.js";
import { clockMinute, isoSeconds } from "./time-format.js";

const WINDOW_SECONDS = 300;
const MINUTE_MS = 60_000;
const MINUTE_COUNT = 5;
const MAX_RECENT_PAGEVIEWS = 10;

/** The documented body: visitors by page, recent page views with countries, five labelled minutes. */
export function docsBody(report: SiteReport): object {
  const pageviews = report.within(WINDOW_SECONDS);
  return {
    activeVisitors: countVisitors(pageviews),
    pageviewsLast5Min: pageviews.length,
    pageBreakdown: Object.fromEntries(tallyPages(pageviews).map(({ path, visitors }) => [path, visitors])),
    recentPageviews: pageviews
      .slice(-MAX_RECENT_PAGEVIEWS)
      .reverse()
      .map(({ path, at, country }) => ({ page: path, timestamp: isoSeconds(at), country })),
    visitorsPerMinute: lastMinutes(report),
    timestamp: isoSeconds(report.at),
  };
}

/** The current minute and the four before it, oldest first. Minutes without visitors are included. */
function lastMinutes(report: SiteReport): readonly object[] {
  const first = (Math.floor(report.at / MINUTE_MS) - MINUTE_COUNT + 1) * MINUTE_MS;
  const byMinute = new Map(tallyMinutes(report.between(first - 1, report.at)).map((row) => [row.at, row.visitors]));
  return Array.from({ length: MINUTE_COUNT }, (_, index) => first + index * MINUTE_MS).map((at) => ({
    minute: clockMinute(at),
    visitors: byMinute.get(at) ?? 0,
  }));
}
