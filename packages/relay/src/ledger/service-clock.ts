/** An estimate of a service's clock, from the answers of one reading. */
export interface ServiceClock {
  /** Seconds by which the relay's clock is assumed to be ahead of the service's. */
  readonly aheadSeconds: number;
  /** The same by the last answer alone. */
  readonly lastAheadSeconds: number;
  /** The receipt of that answer, epoch milliseconds. */
  readonly lastAt: number;
}

/** What one answer shows of the service's clock. */
export interface ClockSample {
  /** `FullReading.clockSkewSeconds`; `null` if the answer shows nothing. */
  readonly skewSeconds: number | null;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

/**
 * Adds one sample to the estimate. A cache in front of a service may return an old answer with its old `Date`, which
 * looks like a clock that is behind. So a larger skew is accepted only if two answers in a row agree on it; a smaller
 * one is accepted at once. A count may therefore look too old, never too young.
 */
export function updateServiceClock(
  clock: ServiceClock | null,
  { skewSeconds, receivedAt }: ClockSample,
): ServiceClock | null {
  if (skewSeconds === null) return clock;
  // A repeated old answer falls behind by as much as time passes; a clock keeps its distance.
  const isConfirmed =
    clock !== null && Math.abs(skewSeconds - clock.lastAheadSeconds) < (receivedAt - clock.lastAt) / 2000;
  const known = clock?.aheadSeconds ?? 0;
  return {
    aheadSeconds: skewSeconds <= known || isConfirmed ? skewSeconds : known,
    lastAheadSeconds: skewSeconds,
    lastAt: receivedAt,
  };
}
