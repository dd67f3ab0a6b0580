import { ageOf, type LiveCount } from "@onlookers/core";
import type { RelayError } from "./relay-error.js";

const MIN_DELAY_MS = 5_000;
const MAX_DELAY_MS = 300_000;

/**
 * Milliseconds until a count's ttl ends, which is when the next poll is due; 0 after it. All counts of one reading are due
 * at the same time, whenever they arrived.
 *
 * @param now the server's time in epoch milliseconds, here and below
 * @param jitter the factor of a browser's delays, here and below. It differs between browsers, so that those with the same
 *   count do not poll together. Never less than 1: the relay has no new count before the ttl
 */
export function remainingTtl(count: LiveCount, now: number, jitter: number): number {
  return Math.max(0, count.ttlSeconds * 1000 * jitter - ageOf(count, now));
}

/**
 * The poll interval after a count, in milliseconds: until its ttl. The relay serves a stale count while it fetches the
 * next one, so the next poll follows soon, and later each time the same count returns.
 *
 * @param unchangedPolls the polls in a row that brought nothing new, here and below
 */
export function delayAfterCount(count: LiveCount, now: number, unchangedPolls: number, jitter: number): number {
  const delay =
    remainingTtl(count, now, jitter) || Math.min(count.ttlSeconds * 1000, MIN_DELAY_MS * 2 ** unchangedPolls) * jitter;
  return Math.max(MIN_DELAY_MS, delay);
}

/**
 * The poll interval after an error, in milliseconds: doubled each time, and at least the response's `Retry-After`. After a
 * refusal it is the maximum: only a new release of the app can correct the request.
 */
export function delayAfterError(error: RelayError, unchangedPolls: number, jitter: number): number {
  const isRefused = ["bad_request", "not_found"].includes(error.code);
  const delay = isRefused ? MAX_DELAY_MS : Math.min(MAX_DELAY_MS, MIN_DELAY_MS * 2 ** unchangedPolls);
  return Math.max(delay, (error.retryAfterSeconds ?? 0) * 1000) * jitter;
}
