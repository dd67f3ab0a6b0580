import type { OnlookersError } from "@onlookers/core/server";

/** Why a reading failed, without the service's words. */
export interface Failure extends Pick<OnlookersError, "code" | "status" | "retryable" | "retryAfterSeconds"> {
  /** What the provider's own rules ask to wait, see `Provider.pauseAfter`. */
  readonly pauseSeconds: number | null;
}

/** What a failure costs, in seconds. */
export interface Cost {
  /** Until this reading may be tried again. */
  readonly waitSeconds: number;
  /** Until anything may be asked with this credential; 0 where the failure is this reading's alone. */
  readonly pauseSeconds: number;
}

/** What a success costs. */
export const FREE: Cost = { waitSeconds: 0, pauseSeconds: 0 };

const LONGEST_BACK_OFF_SECONDS = 300;
/** Whoever asks for more than an hour has a broken clock or header; nobody's window is longer. */
export const LONGEST_PAUSE_SECONDS = 3600;

/**
 * Doubles the interval with each failure in a row, up to 5 minutes, and spreads instances apart by up to a quarter.
 * A failure that only a person can mend (401, 402, 403, 404) is tried again every 5 minutes: some mend themselves.
 *
 * @param failuresBefore failed readings in a row before this one
 * @param random from 0 to 1
 */
export function costOf(failure: Failure, failuresBefore: number, intervalSeconds: number, random: number): Cost {
  const backOff = backOffSeconds(failure, failuresBefore, intervalSeconds, random);
  const asked = askedPauseSeconds(failure, intervalSeconds);
  if (asked !== null) return { waitSeconds: failure.retryable ? asked : Math.max(asked, backOff), pauseSeconds: asked };
  return { waitSeconds: backOff, pauseSeconds: failure.code === "rate_limited" ? backOff : 0 };
}

function backOffSeconds(failure: Failure, failuresBefore: number, intervalSeconds: number, random: number): number {
  const longest = Math.max(LONGEST_BACK_OFF_SECONDS, intervalSeconds);
  if (failure.code === "aborted") return intervalSeconds; // Our own doing: the service is well.
  if (!failure.retryable) return longest;
  const doubled = Math.min(intervalSeconds * 2 ** failuresBefore, longest);
  return Math.max(intervalSeconds, doubled * (1 - random / 4));
}

/** `Retry-After: 0` is legal, and still no reason to ask faster than the interval. */
function askedPauseSeconds(failure: Failure, intervalSeconds: number): number | null {
  if (failure.retryAfterSeconds !== null) {
    return Math.min(Math.max(failure.retryAfterSeconds, intervalSeconds), LONGEST_PAUSE_SECONDS);
  }
  // Deduced, not said: a proxy may be the one that refuses, so ask again before a whole hour is over.
  return failure.pauseSeconds === null ? null : Math.min(Math.max(failure.pauseSeconds, 1), LONGEST_BACK_OFF_SECONDS);
}
