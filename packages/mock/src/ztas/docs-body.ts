import type { Reading } from "../world/reading.js";
import { countVisitors, tallyMinutes, tallyPages } from "../world/tally.js";
import { clockMinute, isoSeconds } from "./time-format.js";

const WINDOW_SECONDS = 300;
const MINUTE = 60_000;
const MINUTES = 5;
const RECENT = 10;

/** The documented answer: visitors by page, recent views with countries, five labelled minutes. */
export function docsBody(reading: Reading): object {
  const views = reading.within(WINDOW_SECONDS);
  return {
    activeVisitors: countVisitors(views),
    pageviewsLast5Min: views.length,
    pageBreakdown: Object.fromEntries(tallyPages(views).map(({ path, visitors }) => [path, visitors])),
    recentPageviews: views
      .slice(-RECENT)
      .reverse()
      .map(({ path, at, country }) => ({ page: path, timestamp: isoSeconds(at), country })),
    visitorsPerMinute: lastMinutes(reading),
    timestamp: isoSeconds(reading.at),
  };
}

/** The running minute and the four before it, oldest first, empty ones included. */
function lastMinutes(reading: Reading): readonly object[] {
  const first = (Math.floor(reading.at / MINUTE) - MINUTES + 1) * MINUTE;
  const byMinute = new Map(tallyMinutes(reading.between(first - 1, reading.at)).map((row) => [row.at, row.visitors]));
  return Array.from({ length: MINUTES }, (_, index) => first + index * MINUTE).map((at) => ({
    minute: clockMinute(at),
    visitors: byMinute.get(at) ?? 0,
  }));
}
