/** The server's time, estimated from its responses. */
export interface ServerClock {
  /** Epoch milliseconds; the browser's own clock until the first response. */
  now(): number;
  /**
   * Sets the clock by a response.
   *
   * @param time the response's time in epoch milliseconds, `NaN` if it has none. Caches and latency only make it earlier
   */
  sync(time: number): void;
  /**
   * Moves the clock forward to a count's time: no count is from the future.
   *
   * @param time in epoch milliseconds, `NaN` if the count has none
   */
  atLeast(time: number): void;
}

/**
 * Creates a server clock. Each time from the server is a lower bound, so the latest wins. Between them the clock uses the
 * browser's clock that advanced more: a count may look too old for a while, but never too recent.
 *
 * @param wall `Date.now()`, which may be hours wrong, or be corrected at any time
 * @param steady `performance.now()`, which may stop while the machine sleeps
 */
export function createServerClock(wall: () => number, steady: () => number): ServerClock {
  // How far the server's clock is ahead of each.
  let aheadOfSteady = -Infinity;
  let aheadOfWall = 0;

  const bySteady = () => aheadOfSteady + steady();

  function atLeast(time: number): void {
    if (time > bySteady()) aheadOfSteady = time - steady();
  }

  return {
    now: () => Math.max(bySteady(), aheadOfWall + wall()),
    atLeast,
    sync(time) {
      atLeast(time);
      // From the steady clock, so that a wall clock that was set forward meanwhile does not affect the result.
      if (time > 0) aheadOfWall = bySteady() - wall();
    },
  };
}
