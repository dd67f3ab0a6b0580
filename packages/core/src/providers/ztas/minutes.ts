import { parseCount } from "../../parse/count.js";
import { parseInstant } from "../../parse/instant.js";
import { parseRows } from "../../parse/record.js";
import type { MinuteVisitors } from "../../provider/visitor-snapshot.js";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const OLDEST_MS = 31 * MINUTE_MS;
const LABEL = /^([01]\d|2[0-3]):([0-5]\d)$/;

/**
 * `visitorsPerMinute`, oldest first. A label such as `14:28` has neither day nor zone: it is put on the UTC day of
 * `observedAt`, or on the day before where it would lie ahead. Where one then lies too far off, the labels are in some
 * other zone, and the whole field is `null`. An earlier shape sent full times; they pass the same test.
 *
 * @param observedAt epoch milliseconds
 */
export function parseMinutes(value: unknown, observedAt: number): MinuteVisitors[] | null {
  const rows = parseRows(value);
  if (rows === null) return null;
  const minutes = rows.flatMap((row) => {
    const at = placeMinute(row["minute"], observedAt);
    const visitors = parseCount(row["visitors"], { digits: true });
    return at === null || visitors === null ? [] : [{ at, visitors }];
  });
  const strays = minutes.some(({ at }) => at < observedAt - OLDEST_MS || at > observedAt + MINUTE_MS);
  if (strays) return null;
  return minutes
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, visitors }) => ({ at: new Date(at).toISOString(), visitors }));
}

function placeMinute(minute: unknown, observedAt: number): number | null {
  const label = typeof minute === "string" ? LABEL.exec(minute) : null;
  if (label === null) return parseInstant(minute);
  const midnight = Math.floor(observedAt / DAY_MS) * DAY_MS;
  const at = midnight + (Number(label[1]) * 60 + Number(label[2])) * MINUTE_MS;
  return at > observedAt + MINUTE_MS ? at - DAY_MS : at;
}
