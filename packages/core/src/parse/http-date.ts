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
