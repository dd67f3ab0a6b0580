import { ageOf, type LiveCount } from "@onlookers/core";
import type { RelayError } from "./relay-error.js";

/** All in milliseconds. */
const SOON = 5_000;
const SELDOM = 300_000;

/**
 * How long a count at hand lasts before the first poll, in milliseconds: until its ttl, not at all once that is over.
 * All counts of one reading last until the same instant, whenever they came.
 *
 * @param now the server's time in epoch milliseconds, here and below
 * @param slack what a browser's waits are multiplied by, here and below: each has its own, so that those which got the
 *   same count don't come back together. Never less than 1: the relay has nothing new before the ttl
 */
export function lasts(count: LiveCount, now: number, slack: number): number {
  return Math.max(0, count.ttlSeconds * 1000 * slack - ageOf(count, now));
}

/**
 * How long to wait after an answer, in milliseconds: until the count's ttl. A stale one was handed out while the relay
 * fetches the next, so it's soon asked again, and ever later as long as the same comes back.
 *
 * @param inVain how many polls in a row have brought nothing new before, here and below
 */
export function waitAfterCount(count: LiveCount, now: number, inVain: number, slack: number): number {
  const wait = lasts(count, now, slack) || Math.min(count.ttlSeconds * 1000, SOON * 2 ** inVain) * slack;
  return Math.max(SOON, wait);
}

/**
 * How long to wait after a failure, in milliseconds: twice as long each time and at least as long as the
 * answer asks for. A question that the relay refuses is seldom asked again: a new release of the shop may put it right.
 */
export function waitAfterError(error: RelayError, inVain: number, slack: number): number {
  const isRefused = error.code === "bad_request" || error.code === "not_found";
  const wait = isRefused ? SELDOM : Math.min(SELDOM, SOON * 2 ** inVain);
  return Math.max(wait, (error.retryAfterSeconds ?? 0) * 1000) * slack;
}
