/** What a reading's answers told of the service's clock. */
export interface ServiceClock {
  /** Seconds by which our clock is taken to be ahead of the service's. */
  readonly aheadSeconds: number;
  /** What the last answer said of that. */
  readonly toldSeconds: number;
  /** When it came, epoch milliseconds. */
  readonly toldAt: number;
}

/**
 * Learns from one more answer. A cache in front of a service may hand out an old answer with its old `Date`, which then
 * looks like a clock that is behind. So more than was known is believed once two answers in a row say the same, as a
 * clock's do, and less at once: a count rather looks too old than too young.
 *
 * @param toldSeconds `FullReading.clockSkewSeconds`; `null` tells nothing
 * @param toldAt epoch milliseconds
 */
export function learnClock(
  before: ServiceClock | null,
  toldSeconds: number | null,
  toldAt: number,
): ServiceClock | null {
  if (toldSeconds === null) return before;
  const isSteady = before !== null && Math.abs(toldSeconds - before.toldSeconds) < (toldAt - before.toldAt) / 2000;
  const known = before?.aheadSeconds ?? 0;
  return { aheadSeconds: toldSeconds <= known || isSteady ? toldSeconds : known, toldSeconds, toldAt };
}

/**
 * An instant by the service's clock as one by ours, never later than the receipt.
 *
 * @param instant ISO 8601 UTC
 * @param receivedAt epoch milliseconds
 */
export function byOurClock(instant: string, clock: ServiceClock | null, receivedAt: number): string {
  const ours = Date.parse(instant) + (clock?.aheadSeconds ?? 0) * 1000;
  return new Date(Math.min(ours, receivedAt)).toISOString();
}
