/** The inputs of a count's cache directives. */
export interface Freshness {
  /** Seconds since the count was observed. */
  readonly ageSeconds: number;
  /** Seconds until the next reading; 0 or less if it is due. */
  readonly dueInSeconds: number;
  readonly intervalSeconds: number;
  readonly windowSeconds: number;
}

/** Two shared caches (a proxy behind a CDN, or two tiers of a CDN) and a browser. */
const CACHES_IN_A_ROW = 3;
/** The lifetime of an overdue count: a newer one may arrive at any moment. */
const OVERDUE_SECONDS = 5;

/**
 * The span of `stale-while-revalidate`. A busy cache has the next count by then. A cache with few requests should wait for
 * it: what it would serve meanwhile gets older with each cache in a row.
 */
const REVALIDATING_SECONDS = 5;

/** The directives of an answer without a number: requested again soon, and never served stale. */
export const NO_COUNT_DIRECTIVES = `max-age=${OVERDUE_SECONDS}`;

/**
 * The cache directives of a count. No chain of caches serves it past its window, even if a cache sends no `Age`: each may
 * store it for a third of the remaining time, and as fresh for at most half of that, so that it has a stale count to serve
 * while it revalidates. `s-maxage` is left out because it turns the stale rules off (RFC 9111 §5.2.2.10). Both stale spans
 * start when `max-age` ends (RFC 5861).
 */
export function cacheControl(freshness: Freshness): string {
  return directivesOf(cacheSpans(freshness));
}

/** The consecutive spans in which a cache may serve a count, in whole seconds. */
export interface CacheSpans {
  readonly fresh: number;
  readonly stale: number;
  /** The part of `stale` in which a cache need not wait for the next count. */
  readonly revalidating: number;
}

/** Calculates the spans of {@link cacheControl}. */
export function cacheSpans({ ageSeconds, dueInSeconds, intervalSeconds, windowSeconds }: Freshness): CacheSpans {
  const oldest = Math.max(ageSeconds, revalidatesUpTo(intervalSeconds, windowSeconds));
  const share = Math.max(0, Math.floor((windowSeconds - oldest) / CACHES_IN_A_ROW));
  const untilDue = dueInSeconds > 0 ? Math.ceil(dueInSeconds) : OVERDUE_SECONDS;
  const fresh = Math.min(untilDue, intervalSeconds, Math.ceil(share / 2));
  const stale = share - fresh;
  return { fresh, stale, revalidating: Math.min(REVALIDATING_SECONDS, stale) };
}

/** Formats spans as directives. */
export function directivesOf({ fresh, stale, revalidating }: CacheSpans): string {
  if (stale === 0) return `max-age=${fresh}`;
  return `max-age=${fresh}, stale-while-revalidate=${revalidating}, stale-if-error=${stale}`;
}

/**
 * Whether a count of this age may be answered with a 304. Some caches (nginx, Fastly) keep the directives that they stored
 * with the body, and a 304 restarts their spans. {@link cacheControl} leaves room for that up to this age; an older count
 * is sent as a whole.
 */
export function mayRevalidate({ ageSeconds, intervalSeconds, windowSeconds }: Freshness): boolean {
  return ageSeconds <= revalidatesUpTo(intervalSeconds, windowSeconds);
}

function revalidatesUpTo(intervalSeconds: number, windowSeconds: number): number {
  return Math.min(intervalSeconds, windowSeconds / 2);
}

/** Creates a function that formats epoch milliseconds as an HTTP date (RFC 9110 §5.6.7). It caches the last second's text. */
export function createHttpDate(): (now: number) => string {
  let second = NaN;
  let text = "";
  return (now) => {
    const current = Math.floor(now / 1000);
    if (current !== second) {
      second = current;
      text = new Date(now).toUTCString();
    }
    return text;
  };
}
