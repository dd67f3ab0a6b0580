import { parseCount } from "../../parse/fields.js";
import { parseInstant } from "../../parse/instant.js";
import { parseRows } from "../../parse/fields.js";
import type { MinuteVisitors } from "../../provider/visitor-snapshot.js";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MAX_AGE_MS = 31 * MINUTE_MS;
const LABEL = /^([01]\d|2[0-3]):([0-5]\d)$/;

/**
 * Parses `visitorsPerMinute`, oldest first. A label such as `14:28` has neither day nor zone. It is taken as UTC, on the
 * day of `observedAt`, or on the day before if it would otherwise be in the future. If any minute is then more than 31
 * minutes old, the labels are of another zone, and the result is `null`. An earlier shape has full times, which are
 * checked in the same way.
 *
 * @param observedAt epoch milliseconds
 */
export function parseMinutes(value: unknown, observedAt: number): MinuteVisitors[] | null {
  const rows = parseRows(value);
  if (rows === null) return null;
  const minutes = rows.flatMap((row) => {
    const at = parseMinute(row["minute"], observedAt);
    const visitors = parseCount(row["visitors"], { digits: true });
    return at === null || visitors === null ? [] : [{ at, visitors }];
  });
  const isOtherZone = minutes.some(({ at }) => at < observedAt - MAX_AGE_MS || at > observedAt + MINUTE_MS);
  if (isOtherZone) return null;
  return minutes
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, visitors }) => ({ at: new Date(at).toISOString(), visitors }));
}

function parseMinute(minute: unknown, observedAt: number): number | null {
  const label = typeof minute === "string" ? LABEL.exec(minute) : null;
  if (label === null) return parseInstant(minute);
  const midnight = Math.floor(observedAt / DAY_MS) * DAY_MS;
  const at = midnight + (Number(label[1]) * 60 + Number(label[2])) * MINUTE_MS;
  return at > observedAt + MINUTE_MS ? at - DAY_MS : at;
}
