import { ageOf, type LiveCount } from "@onlookers/core";
import type { RelayAnswer } from "./answer.js";
import { cacheControl, mayRevalidate, NOTHING_TO_CACHE } from "./cache-control.js";
import { etagOf, matchesEtag } from "./etag.js";

/**
 * A count as an HTTP answer. Also a count that says nothing is a 200: an error would make caches bring the last number
 * back under `stale-if-error`.
 *
 * @param dueAt when the next count may come, epoch milliseconds
 * @param now epoch milliseconds
 */
export function countAnswer(count: LiveCount, dueAt: number, now: number, ifNoneMatch: string | null): RelayAnswer {
  const freshness = {
    ageSeconds: ageOf(count, now) / 1000,
    dueInSeconds: (dueAt - now) / 1000,
    intervalSeconds: count.ttlSeconds,
    windowSeconds: count.windowSeconds,
  };
  const isNothing = count.visitors === null;
  const directives = isNothing ? NOTHING_TO_CACHE : cacheControl(freshness);
  const etag = etagOf(count);
  const headers = { ETag: etag, "Cache-Control": `public, ${directives}`, "CDN-Cache-Control": directives };
  if (matchesEtag(ifNoneMatch, etag) && (isNothing || mayRevalidate(freshness))) {
    return { status: 304, headers, body: null };
  }
  return {
    status: 200,
    headers: { "Content-Type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(count),
  };
}
