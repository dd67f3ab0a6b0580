import type { Representation } from "./representation.js";

/**
 * What `Server-Timing` says of one answer: how long the request waited for a count, and how old that is, both in
 * milliseconds; browsers show it beside the request.
 *
 * @param askedAt when the request came, epoch milliseconds
 * @param now epoch milliseconds
 */
export function serverTiming({ observedAt, ttlSeconds }: Representation, askedAt: number, now: number): string {
  const waited = Math.max(0, now - askedAt);
  if (observedAt === null) return `relay;desc=none;dur=${waited}`;
  const age = Math.max(0, now - observedAt);
  return `relay;desc=${age > ttlSeconds * 1000 ? "stale" : "fresh"};dur=${waited}, age;dur=${age}`;
}
