import type { RelayAnswer } from "./answer.js";
import { cacheSpans, directivesOf, mayRevalidate, NOTHING_TO_CACHE, type CacheSpans } from "./cache-control.js";
import { matchesEtag } from "./etag.js";
import type { Representation } from "./representation.js";

/**
 * A count as an HTTP answer. Also a count that says nothing is a 200: an error would make caches bring the last number
 * back under `stale-if-error`.
 *
 * @param dueAt when the next count may come, epoch milliseconds
 * @param now epoch milliseconds
 */
export type CountAnswers = (
  representation: Representation,
  dueAt: number,
  now: number,
  ifNoneMatch: string | null,
) => RelayAnswer;

type Headers = RelayAnswer["headers"];

/** No span is as long, in seconds. */
const TOO_LONG = 2 ** 26;

/** Far more than a relay's sites tell at any moment. */
const MOST_SPANS = 1024;

/**
 * What caches are told changes every second or so, and is made once for all sites that then tell them the same.
 *
 * @param common headers of every answer
 * @param httpDate the header `Date`
 */
export function createCountAnswers(common: Headers, httpDate: (now: number) => string): CountAnswers {
  const nothing = cached(NOTHING_TO_CACHE);
  const bySpans = new Map<number, Headers>();

  function cached(directives: string): Headers {
    return { ...common, "Cache-Control": `public, ${directives}`, "CDN-Cache-Control": directives };
  }

  function cachedFor(spans: CacheSpans): Headers {
    const key = spans.fresh * TOO_LONG + spans.stale;
    const before = bySpans.get(key);
    if (before !== undefined) return before;
    if (bySpans.size === MOST_SPANS) bySpans.clear();
    const anew = cached(directivesOf(spans));
    bySpans.set(key, anew);
    return anew;
  }

  return ({ body, etag, observedAt, ttlSeconds, windowSeconds }, dueAt, now, ifNoneMatch) => {
    const isNothing = observedAt === null;
    const freshness = {
      ageSeconds: isNothing ? Infinity : Math.max(0, now - observedAt) / 1000,
      dueInSeconds: (dueAt - now) / 1000,
      intervalSeconds: ttlSeconds,
      windowSeconds,
    };
    const cacheHeaders = isNothing ? nothing : cachedFor(cacheSpans(freshness));
    const headers = { ...cacheHeaders, Date: httpDate(now), ETag: etag };
    const isKnown = matchesEtag(ifNoneMatch, etag) && (isNothing || mayRevalidate(freshness));
    if (isKnown) return { status: 304, headers, body: null };
    return { status: 200, headers: { ...headers, "Content-Type": "application/json; charset=utf-8" }, body };
  };
}
