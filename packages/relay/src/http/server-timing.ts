import type { CachedCount } from "../count/site-state.js";

/**
 * The header `Server-Timing`, which browsers show beside the request: how long the request waited for a count, and the
 * count's age, both in milliseconds.
 *
 * @param receivedAt when the request arrived, epoch milliseconds
 */
export function serverTiming({ at, snapshot, responses }: CachedCount, receivedAt: number): string {
  const waited = Math.max(0, at - receivedAt);
  if (snapshot === null) return `relay;desc=none;dur=${waited}`;
  const age = Math.max(0, at - responses.observedAt);
  return `relay;desc=${age > responses.lifetime.ttlSeconds * 1000 ? "stale" : "fresh"};dur=${waited}, age;dur=${age}`;
}
