import type { CachedCount } from "../count/site-state.js";

/**
 * What `Server-Timing` says of one answer: how long the request waited for a count, and how old that is, both in
 * milliseconds; browsers show it beside the request.
 *
 * @param askedAt when the request came, epoch milliseconds
 */
export function serverTiming({ at, snapshot, responses }: CachedCount, askedAt: number): string {
  const waited = Math.max(0, at - askedAt);
  if (snapshot === null) return `relay;desc=none;dur=${waited}`;
  const age = Math.max(0, at - responses.observedAt);
  return `relay;desc=${age > responses.lifetime.ttlSeconds * 1000 ? "stale" : "fresh"};dur=${waited}, age;dur=${age}`;
}
