import type { OnlookersError } from "@onlookers/core/server";

/** The reason why a reading failed, without the service's own words. */
export interface Failure extends Pick<OnlookersError, "code" | "status" | "retryable" | "retryAfterSeconds"> {
  /** The pause that the provider's own rules require, see `Provider.pauseAfter`. */
  readonly pauseSeconds: number | null;
}

/** The delays that follow from a failure, in seconds. */
export interface Delays {
  /** Until this reading may be retried. */
  readonly waitSeconds: number;
  /** Until any call with this credential; 0 if only this reading is affected. */
  readonly pauseSeconds: number;
}

/** The delays after a success. */
export const NO_DELAYS: Delays = { waitSeconds: 0, pauseSeconds: 0 };

const MAX_BACK_OFF_SECONDS = 300;
/** A service that asks for more than an hour has a broken clock or header; no provider's window is longer. */
export const MAX_PAUSE_SECONDS = 3600;

/** A failure and its circumstances. */
export interface FailureDetails {
  readonly failure: Failure;
  /** Failed readings in a row before this one. */
  readonly failuresBefore: number;
  readonly intervalSeconds: number;
  /** From 0 to 1: the jitter that spreads instances apart. */
  readonly random: number;
}

/**
 * Decides how long to wait after a failure. A 429 pauses all calls with the credential, for its `Retry-After` or for the
 * back-off. A `Retry-After` with any other status (503, say) does the same.
 *
 * The back-off doubles the interval with each failure in a row, up to 5 minutes, less a jitter of up to a quarter. A
 * failure that only the site owner can fix (401, 402, 403, 404) is retried every 5 minutes: some fix themselves.
 */
export function delaysAfter(details: FailureDetails): Delays {
  const { failure } = details;
  const backOff = backOffSeconds(details);
  const pause = requestedPauseSeconds(details);
  if (pause !== null) return { waitSeconds: failure.retryable ? pause : Math.max(pause, backOff), pauseSeconds: pause };
  return { waitSeconds: backOff, pauseSeconds: failure.code === "rate_limited" ? backOff : 0 };
}

function backOffSeconds({ failure, failuresBefore, intervalSeconds, random }: FailureDetails): number {
  const longest = Math.max(MAX_BACK_OFF_SECONDS, intervalSeconds);
  if (failure.code === "aborted") return intervalSeconds; // The relay itself ended the reading: the service is fine.
  if (!failure.retryable) return longest;
  const doubled = Math.min(intervalSeconds * 2 ** failuresBefore, longest);
  return Math.max(intervalSeconds, doubled * (1 - random / 4));
}

/** `Retry-After: 0` is legal, but no reason to call more often than the interval. */
function requestedPauseSeconds({ failure, intervalSeconds }: FailureDetails): number | null {
  if (failure.retryAfterSeconds !== null) {
    return Math.min(Math.max(failure.retryAfterSeconds, intervalSeconds), MAX_PAUSE_SECONDS);
  }
  // Deduced, not stated by the service: a proxy may have answered instead, so retry before a whole hour is over.
  return failure.pauseSeconds === null ? null : Math.min(Math.max(failure.pauseSeconds, 1), MAX_BACK_OFF_SECONDS);
}
