const FORM =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;

/**
 * Reads an IMF-fixdate (RFC 9110 §5.6.7) as epoch milliseconds. Its form is matched before its value,
 * because `Date.parse` takes `-1` and `1.5` for dates.
 */
export function parseHttpDate(value: string | null): number | null {
  if (value === null || !FORM.test(value)) return null;
  const instant = Date.parse(value);
  // A day that the month hasn't, or the wrong weekday, doesn't come back the same.
  return !Number.isNaN(instant) && new Date(instant).toUTCString() === value ? instant : null;
}
