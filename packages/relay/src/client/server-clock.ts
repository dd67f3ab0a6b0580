/**
 * A browser's two clocks at one moment, in milliseconds. The one on the wall may be hours wrong, or be put right in
 * between; the steady one may stand still while the machine sleeps.
 */
export interface Tick {
  /** `Date.now()` */
  readonly wall: number;
  /** `performance.now()` */
  readonly steady: number;
}

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
 */
export function createServerClock(tick: () => Tick): ServerClock {
  // How far the server's clock is ahead of the steady one, and of the wall's.
  let aheadOfSteady = -Infinity;
  let aheadOfWall = 0;

  function counted(instant: number): void {
    const ahead = instant - tick().steady;
    if (ahead > aheadOfSteady) aheadOfSteady = ahead;
  }

  return {
    now() {
      const { wall, steady } = tick();
      return Math.max(aheadOfSteady + steady, aheadOfWall + wall);
    },
    counted,
    said(instant) {
      counted(instant);
      const { wall, steady } = tick();
      // From here on by the steady clock: a wall clock that was set forward meanwhile must not stay in the sum.
      if (instant > 0) aheadOfWall = aheadOfSteady + steady - wall;
    },
  };
}
