/** A clock that changes only when a test advances or sets it. */
export interface FakeClock {
  readonly now: () => number;
  advance(seconds: number): void;
  /** @param instant ISO 8601 */
  setTo(instant: string): void;
}

export function fakeClock(instant = "2026-11-21T14:32:20.114Z"): FakeClock {
  let at = Date.parse(instant);
  return {
    now: () => at,
    advance(seconds) {
      at += seconds * 1000;
    },
    setTo(next) {
      at = Date.parse(next);
    },
  };
}
