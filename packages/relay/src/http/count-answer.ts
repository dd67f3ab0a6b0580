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

/** The two answers to who may keep a count for these spans; no spans for one that says nothing. */
interface Made {
  readonly spans: CacheSpans | null;
  readonly whole: RelayAnswer;
  readonly notModified: RelayAnswer;
}

/**
 * Headers are made once for each second or so, in which caches are told the same: for texts that it has seen before,
 * Node is faster.
 *
 * @param common headers of every answer
 */
export function createCountAnswers(common: RelayAnswer["headers"]): CountAnswers {
  const made = new WeakMap<Representation, Made>();

  function madeFor(representation: Representation, spans: CacheSpans | null): Made {
    const before = made.get(representation);
    if (before !== undefined && areSame(before.spans, spans)) return before;
    const { body, etag } = representation;
    const directives = spans === null ? NOTHING_TO_CACHE : directivesOf(spans);
    const cached = { ETag: etag, "Cache-Control": `public, ${directives}`, "CDN-Cache-Control": directives };
    const typed = { "Content-Type": "application/json; charset=utf-8", ...cached };
    const anew = {
      spans,
      whole: { status: 200, headers: { ...typed, ...common }, body },
      notModified: { status: 304, headers: { ...cached, ...common }, body: null },
    };
    made.set(representation, anew);
    return anew;
  }

  return (representation, dueAt, now, ifNoneMatch) => {
    const { etag, observedAt, ttlSeconds, windowSeconds } = representation;
    const isNothing = observedAt === null;
    const freshness = {
      ageSeconds: isNothing ? Infinity : Math.max(0, now - observedAt) / 1000,
      dueInSeconds: (dueAt - now) / 1000,
      intervalSeconds: ttlSeconds,
      windowSeconds,
    };
    const { whole, notModified } = madeFor(representation, isNothing ? null : cacheSpans(freshness));
    return matchesEtag(ifNoneMatch, etag) && (isNothing || mayRevalidate(freshness)) ? notModified : whole;
  };
}

function areSame(one: CacheSpans | null, other: CacheSpans | null): boolean {
  return one?.fresh === other?.fresh && one?.stale === other?.stale && one?.revalidating === other?.revalidating;
}
