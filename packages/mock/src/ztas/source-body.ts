import type { Reading } from "../world/reading.js";
import { countVisitors } from "../world/tally.js";
import type { View } from "../world/view.js";
import { zonelessSeconds } from "./time-format.js";

const WINDOW_SECONDS = 300;
const RECENT = 10;

/**
 * What the public source answers, which isn't what its documentation says: recent views are the last ten of all time,
 * without zone and country; the breakdown is a tally of those ten; minutes are always empty.
 */
export function sourceBody(reading: Reading): object {
  const views = reading.within(WINDOW_SECONDS);
  const recent = reading.latest(RECENT);
  return {
    activeVisitors: countVisitors(views),
    pageviewsLast5Min: views.length,
    pageBreakdown: tallyIntoPlainObject(recent),
    recentPageviews: recent.map(({ path, at }) => ({ timestamp: zonelessSeconds(at), page: path })),
    visitorsPerMinute: [],
    trafficSources: views.length === 0 ? [] : [{ source: "direct", count: views.length }],
    timestamp: new Date(reading.at).toISOString(),
  };
}

/** What the same source answers while its database is down. */
export function sourceBodyWithoutDatabase(reading: Pick<Reading, "at">): object {
  return {
    activeVisitors: 0,
    pageviewsLast5Min: 0,
    pageBreakdown: {},
    recentPageviews: [],
    visitorsPerMinute: [],
    trafficSources: [],
    timestamp: new Date(reading.at).toISOString(),
  };
}

/**
 * Counts on an ordinary object, inherited properties and all: a path `constructor` gets a count that is text, and
 * `__proto__` none. The service does the same, and its readers must live with it.
 */
function tallyIntoPlainObject(views: readonly View[]): object {
  const tally: Record<string, number> = {};
  for (const { path } of views) tally[path] = (tally[path] || 0) + 1;
  return tally;
}
