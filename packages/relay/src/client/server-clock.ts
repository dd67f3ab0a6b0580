/** The server's time, worked out from what its answers say. */
export interface ServerClock {
  /** Epoch milliseconds: the wall's until the server has said the time. */
  now(): number;
  /**
   * @param instant the time that an answer gives, in epoch milliseconds, `NaN` where it gives none. A cache or a slow
   *   line only make it earlier.
   */
  said(instant: number): void;
  /** @param instant when a count at hand was made, likewise: no count comes from the future. */
  counted(instant: number): void;
}

/**
 * Every sign of the time is a lower bound, so the latest wins. Between signs the clock that has gone further is
 * believed: a count may then look too old for a while, but never too young.
 *
 * @param wall `Date.now()`, which may be hours wrong, or be put right in between
 * @param steady `performance.now()`, which may stand still while the machine sleeps
 */
export function createServerClock(wall: () => number, steady: () => number): ServerClock {
  // How far the server's clock is ahead of each.
  let aheadOfSteady = -Infinity;
  let aheadOfWall = 0;

  const bySteady = () => aheadOfSteady + steady();

  function counted(instant: number): void {
    if (instant > bySteady()) aheadOfSteady = instant - steady();
  }

  return {
    now: () => Math.max(bySteady(), aheadOfWall + wall()),
    counted,
    said(instant) {
      counted(instant);
      // From here on by the steady clock: a wall clock that was set forward meanwhile must not stay in the sum.
      if (instant > 0) aheadOfWall = bySteady() - wall();
    },
  };
}
