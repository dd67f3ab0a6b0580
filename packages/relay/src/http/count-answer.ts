import type { RelayAnswer } from "./answer.js";
import type { CachedCount } from "../count/site-state.js";
import { cacheSpans, directivesOf, mayRevalidate, NOTHING_TO_CACHE, type CacheSpans } from "./cache-control.js";
import { matchesEtag, type Representation } from "../count/representation.js";

/**
 * A count as an HTTP answer. Also a count that says nothing is a 200: an error would make caches bring the last number
 * back under `stale-if-error`.
 */
export type CountAnswers = (
  representation: Representation,
  count: CachedCount,
  ifNoneMatch: string | null,
) => RelayAnswer;

type Headers = RelayAnswer["headers"];

/** What answers say whose caches are told the same. */
interface Said {
  readonly whole: Headers;
  readonly notModified: Headers;
}

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
  const bySpans = new Map<number, Said>();

  function cached(directives: string): Said {
    const notModified = { ...common, "Cache-Control": `public, ${directives}`, "CDN-Cache-Control": directives };
    return { notModified, whole: { ...notModified, "Content-Type": "application/json; charset=utf-8" } };
  }

  function cachedFor(spans: CacheSpans): Said {
    const key = spans.fresh * TOO_LONG + spans.stale;
    const before = bySpans.get(key);
    if (before !== undefined) return before;
    if (bySpans.size === MOST_SPANS) bySpans.clear();
    const anew = cached(directivesOf(spans));
    bySpans.set(key, anew);
    return anew;
  }

  return ({ body, etag }, { at, snapshot, responses, dueAt }, ifNoneMatch) => {
    const { observedAt, lifetime } = responses;
    const isNothing = snapshot === null;
    const freshness = {
      ageSeconds: isNothing ? Infinity : Math.max(0, at - observedAt) / 1000,
      dueInSeconds: (dueAt - at) / 1000,
      intervalSeconds: lifetime.ttlSeconds,
      windowSeconds: lifetime.windowSeconds,
    };
    const { whole, notModified } = isNothing ? nothing : cachedFor(cacheSpans(freshness));
    const isKnown = matchesEtag(ifNoneMatch, etag) && (isNothing || mayRevalidate(freshness));
    if (isKnown) return { status: 304, headers: { ...notModified, Date: httpDate(at), ETag: etag }, body: null };
    return { status: 200, headers: { ...whole, Date: httpDate(at), ETag: etag }, body };
  };
}
