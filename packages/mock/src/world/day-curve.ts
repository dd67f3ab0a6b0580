/** Share of an average hour's traffic at each full hour UTC: asleep at four, a bump at noon, the sofa at eight. */
const BY_HOUR = [
  0.62, 0.48, 0.38, 0.33, 0.3, 0.33, 0.42, 0.58, 0.76, 0.92, 1.02, 1.1, 1.16, 1.08, 1, 0.98, 1.02, 1.1, 1.2, 1.32, 1.4,
  1.28, 1.04, 0.8,
] as const;

const HOUR = 3_600_000;

/**
 * How busy the time of day is, between 0.3 and 1.4 of an average hour.
 *
 * @param at epoch milliseconds
 */
export function dayCurve(at: number): number {
  const hour = Math.floor(at / HOUR);
  const share = at / HOUR - hour;
  return byHour(hour) * (1 - share) + byHour(hour + 1) * share;
}

function byHour(hour: number): number {
  return BY_HOUR[((hour % 24) + 24) % 24] ?? 1;
}
