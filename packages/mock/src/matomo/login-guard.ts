/** Matomo's brute force detection. The mock has one caller, so it counts for one address. */
export interface LoginGuard {
  /** @param now epoch milliseconds */
  isBlocked(now: number): boolean;
  /** Counts a token that is not valid. */
  recordFailure(now: number): void;
}

const MAX_FAILURES = 20;
const WINDOW_MS = 3_600_000;

/** Creates a guard that blocks the address after 20 failures within an hour, until one of them is an hour old. */
export function createLoginGuard(): LoginGuard {
  let failures: readonly number[] = [];
  return {
    isBlocked: (now) => failures.filter((at) => at > now - WINDOW_MS).length >= MAX_FAILURES,
    recordFailure(now) {
      failures = [...failures.filter((at) => at > now - WINDOW_MS), now];
    },
  };
}
