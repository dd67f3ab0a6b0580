/** Traffic at each full hour UTC relative to an average hour: low at four, a peak at noon, the highest at eight. */
const RELATIVE_TRAFFIC_BY_HOUR = [
  0.62, 0.48, 0.38, 0.33, 0.3, 0.33, 0.42, 0.58, 0.76, 0.92, 1.02, 1.1, 1.16, 1.08, 1, 0.98, 1.02, 1.1, 1.2, 1.32, 1.4,
  1.28, 1.04, 0.8,
] as const;

const HOUR_MS = 3_600_000;

/**
 * The traffic at a time of day relative to an average hour, from 0.3 to 1.4. It is interpolated between full hours.
 *
 * @param at epoch milliseconds
 */
export function relativeTraffic(at: number): number {
  const hour = Math.floor(at / HOUR_MS);
  const fraction = at / HOUR_MS - hour;
  return atFullHour(hour) * (1 - fraction) + atFullHour(hour + 1) * fraction;
}

function atFullHour(hour: number): number {
  return RELATIVE_TRAFFIC_BY_HOUR[((hour % 24) + 24) % 24] ?? 1;
}
