/** What the caches' share depends on. */
export interface Freshness {
  /** Since the count was observed. */
  readonly ageSeconds: number;
  /** Until the next reading; not above 0 where it is due. */
  readonly dueInSeconds: number;
  readonly intervalSeconds: number;
  readonly windowSeconds: number;
}

/** Two shared caches (a proxy behind a CDN, two tiers of a CDN) and a browser. */
const CACHES_IN_A_ROW = 3;
/** A count that is overdue may be followed by a newer one at any moment. */
const OVERDUE_SECONDS = 5;

/**
 * A busy cache has the next count by then. One that is seldom asked had better wait for it: what it would show meanwhile
 * grows older with each cache in a row.
 */
const REVALIDATING_SECONDS = 5;

/** For an answer that says nothing: soon asked again, and never resurrected. */
export const NOTHING_TO_CACHE = `max-age=${OVERDUE_SECONDS}`;

/**
 * The directives for a count, such that no chain of caches shows it past its window, even caches that pass no `Age`:
 * each may hold it for a third of what is left, fresh at most half of that, so that there is always something stale to
 * show while it asks again. No `s-maxage`, which would switch the stale rules off (RFC 9111 §5.2.2.10); both stale
 * spans begin when `max-age` ends (RFC 5861).
 */
export function cacheControl(freshness: Freshness): string {
  return directivesOf(cacheSpans(freshness));
}

/** How long a cache may hold a count, in whole seconds, one after the other. */
export interface CacheSpans {
  readonly fresh: number;
  readonly stale: number;
  /** Of `stale`, how long it may be shown without waiting for the next. */
  readonly revalidating: number;
}

/** The spans of {@link cacheControl}. */
export function cacheSpans({ ageSeconds, dueInSeconds, intervalSeconds, windowSeconds }: Freshness): CacheSpans {
  const oldest = Math.max(ageSeconds, revalidatesUpTo(intervalSeconds, windowSeconds));
  const share = Math.max(0, Math.floor((windowSeconds - oldest) / CACHES_IN_A_ROW));
  const untilDue = dueInSeconds > 0 ? Math.ceil(dueInSeconds) : OVERDUE_SECONDS;
  const fresh = Math.min(untilDue, intervalSeconds, Math.ceil(share / 2));
  const stale = share - fresh;
  return { fresh, stale, revalidating: Math.min(REVALIDATING_SECONDS, stale) };
}

/** The spans as directives. */
export function directivesOf({ fresh, stale, revalidating }: CacheSpans): string {
  if (stale === 0) return `max-age=${fresh}`;
  return `max-age=${fresh}, stale-while-revalidate=${revalidating}, stale-if-error=${stale}`;
}

/**
 * Whether a 304 may be given for a count of this age. Some caches (nginx, Fastly) keep the directives they got with the
 * body, so a 304 starts those anew: {@link cacheControl} leaves room for that up to this age, and an older count is
 * sent whole.
 */
export function mayRevalidate({ ageSeconds, intervalSeconds, windowSeconds }: Freshness): boolean {
  return ageSeconds <= revalidatesUpTo(intervalSeconds, windowSeconds);
}

function revalidatesUpTo(intervalSeconds: number, windowSeconds: number): number {
  return Math.min(intervalSeconds, windowSeconds / 2);
}
