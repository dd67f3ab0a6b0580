/**
 * Parses a time into epoch milliseconds: ISO 8601 with a zone, or `YYYY-MM-DD HH:MM[:SS]` without one, which is UTC
 * (`new Date()` would use the machine's zone). `null` for everything else. A number is rejected, because its unit is
 * unknown.
 */
export function parseInstant(value: unknown): number | null {
  if (typeof value !== "string") return null;
  const zoned = ZONED.exec(value)?.groups;
  if (zoned === undefined) return utcInstant(PLAIN.exec(value)?.groups ?? {});
  const offset = zoneOffset(zoned["zone"] ?? "");
  const utc = utcInstant(zoned);
  return offset === null || utc === null ? null : inRange(utc - offset);
}

const DATE = String.raw`(?<date>\d{4}-\d\d-\d\d)`;
const TIME = String.raw`(?<time>\d\d:\d\d(?::\d\d)?)`;
const ZONED = new RegExp(String.raw`^${DATE}[T ]${TIME}(?:[.,](?<fraction>\d{1,9}))?(?<zone>Z|[+-]\d\d:?\d\d)$`);
const PLAIN = new RegExp(`^${DATE}[T ]${TIME}$`);

/** The groups of {@link ZONED} or {@link PLAIN} as if they were UTC; `null` for a day or time that doesn't exist. */
function utcInstant({ date, time, fraction = "" }: Readonly<Record<string, string | undefined>>): number | null {
  if (date === undefined || time === undefined) return null;
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const [hour = 0, minute = 0, second = 0] = time.split(":").map(Number);
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  instant.setUTCHours(hour, minute, second, Number(fraction.padEnd(3, "0").slice(0, 3)));
  // `Date` turns 30 February and 25:00 into other days. Rejects them by comparing the result with the input.
  const rolled = instant.toISOString();
  return rolled.startsWith(`${date}T${time}`) ? instant.getTime() : null;
}

function zoneOffset(zone: string): number | null {
  if (zone === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** Limits years to four digits, so that ISO strings can be compared as text. */
function inRange(instant: number): number | null {
  return instant >= Date.UTC(0, 0) && new Date(instant).getUTCFullYear() <= 9999 ? instant : null;
}

const IMF_FIXDATE =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;

/**
 * Parses an IMF-fixdate (RFC 9110 §5.6.7) into epoch milliseconds; `null` for everything else. `Date.parse` alone would
 * accept `-1` and `1.5`.
 */
export function parseHttpDate(value: string | null): number | null {
  if (value === null || !IMF_FIXDATE.test(value)) return null;
  const instant = Date.parse(value);
  // Rejects a day that the month doesn't have, and the wrong weekday.
  return !Number.isNaN(instant) && new Date(instant).toUTCString() === value ? instant : null;
}
