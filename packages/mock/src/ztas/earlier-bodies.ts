import type { Reading } from "../world/reading.js";
import { countVisitors, tallyMinutes, tallyPages } from "../world/tally.js";
import { zonelessSeconds } from "./time-format.js";

const WINDOW_SECONDS = 300;
const TINYBIRD_WINDOW_SECONDS = 1800;
const TINYBIRD_VIEWS = 100;
const TINYBIRD_MINUTES = 30;

/** The first release: visitors by page and no more. */
export function v0Body(reading: Reading): object {
  const views = reading.within(WINDOW_SECONDS);
  return {
    activeVisitors: countVisitors(views),
    pageBreakdown: breakdown(reading),
    timestamp: new Date(reading.at).toISOString(),
  };
}

/** With Tinybird: views of half an hour with country and device; minutes with their date, newest first, with gaps. */
export function tinybirdBody(reading: Reading): object {
  const views = reading.within(WINDOW_SECONDS);
  const halfHour = reading.within(TINYBIRD_WINDOW_SECONDS);
  return {
    activeVisitors: countVisitors(views),
    pageviewsLast5Min: views.length,
    pageBreakdown: breakdown(reading),
    recentPageviews: halfHour
      .slice(-TINYBIRD_VIEWS)
      .reverse()
      .map(({ path, at, country, device }) => ({ timestamp: zonelessSeconds(at), page: path, country, device })),
    visitorsPerMinute: tallyMinutes(halfHour)
      .slice(0, TINYBIRD_MINUTES)
      .map(({ at, visitors }) => ({ minute: zonelessSeconds(at), visitors })),
    timestamp: new Date(reading.at).toISOString(),
  };
}

function breakdown(reading: Reading): object {
  const pages = tallyPages(reading.within(WINDOW_SECONDS));
  return Object.fromEntries(pages.map(({ path, visitors }) => [path, visitors]));
}
