import type { RelayAnswer } from "./answer.js";
import { cacheControl, mayRevalidate, NOTHING_TO_CACHE } from "./cache-control.js";
import { matchesEtag } from "./etag.js";
import type { Representation } from "./representation.js";

/**
 * A count as an HTTP answer. Also a count that says nothing is a 200: an error would make caches bring the last number
 * back under `stale-if-error`.
 *
 * @param dueAt when the next count may come, epoch milliseconds
 * @param now epoch milliseconds
 */
export function countAnswer(
  { body, etag, observedAt, ttlSeconds, windowSeconds }: Representation,
  dueAt: number,
  now: number,
  ifNoneMatch: string | null,
): RelayAnswer {
  const freshness = {
    ageSeconds: observedAt === null ? Infinity : Math.max(0, now - observedAt) / 1000,
    dueInSeconds: (dueAt - now) / 1000,
    intervalSeconds: ttlSeconds,
    windowSeconds,
  };
  const isNothing = observedAt === null;
  const directives = isNothing ? NOTHING_TO_CACHE : cacheControl(freshness);
  const headers = { ETag: etag, "Cache-Control": `public, ${directives}`, "CDN-Cache-Control": directives };
  if (matchesEtag(ifNoneMatch, etag) && (isNothing || mayRevalidate(freshness))) {
    return { status: 304, headers, body: null };
  }
  return { status: 200, headers: { "Content-Type": "application/json; charset=utf-8", ...headers }, body };
}
