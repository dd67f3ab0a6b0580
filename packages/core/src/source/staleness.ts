import type { LiveCount } from "./live-count.js";
import type { VisitorSource } from "./visitor-source.js";

/**
 * A count's age in comparison to its ttl and window: `fresh` up to its ttl, `stale` up to its window, and `expired`
 * afterwards, when none of the counted visitors need still be there.
 */
export type Staleness = "fresh" | "stale" | "expired";

type Aged = Pick<LiveCount, "visitors" | "observedAt" | "ttlSeconds" | "windowSeconds">;

/** A count may be ahead of `now` by this much: clocks that are almost right differ by seconds. */
const MAX_AHEAD_MS = 60_000;

/**
 * The count's age at `now`, in milliseconds, never negative. `Infinity` for a count without a number, and for one from the
 * future (by more than a minute): one of the two clocks is wrong, so the age is unknown.
 *
 * @param now the server's time in epoch milliseconds, as a source's `now` returns it. A browser's clock may be hours wrong
 */
export function ageOf(count: Aged, now: number): number {
  const age = now - Date.parse(count.observedAt ?? "");
  return count.visitors !== null && age >= -MAX_AHEAD_MS ? Math.max(0, age) : Infinity;
}

/** Whether a count is within its window at `now`: its number may be shown. */
export function isCurrent(count: Aged, now: number): boolean {
  return ageOf(count, now) <= count.windowSeconds * 1000;
}

/** The younger of two counts of one query at `now`, `count` if they are equal. A count without a time replaces any other. */
export function newerOf(count: LiveCount, last: LiveCount | undefined, now: number): LiveCount {
  return last && count.observedAt && ageOf(last, now) < ageOf(count, now) ? last : count;
}

/** The count; without its number if its age is unknown at `now`. As time passes, it would look fresh. */
export function ofKnownAge(count: LiveCount, now: number): LiveCount {
  return ageOf(count, now) < Infinity ? count : { ...count, visitors: null, observedAt: null };
}

/**
 * The count's staleness at `now` (epoch milliseconds by the server's clock). A count without a number is `expired`.
 *
 * @param patience milliseconds after the ttl in which the count is still `fresh`. Does not extend the window
 */
export function stalenessOf(count: Aged, now: number, patience = 0): Staleness {
  const age = ageOf(count, now);
  if (age > count.windowSeconds * 1000) return "expired";
  return age > count.ttlSeconds * 1000 + patience ? "stale" : "fresh";
}

/** Milliseconds from `now` until the result of {@link stalenessOf} changes; `null` for an expired count. */
export function stalenessChangesIn(count: Aged, now: number, patience = 0): number | null {
  const age = ageOf(count, now);
  const expires = count.windowSeconds * 1000;
  for (const limit of [Math.min(count.ttlSeconds * 1000 + patience, expires), expires]) {
    if (age <= limit) return limit - age + 1;
  }
  return null;
}

/** The maximum delay of a check: a response may correct the source's clock, and a machine may sleep. */
const RECHECK_MS = 10_000;

interface Watch {
  readonly listeners: Set<() => void>;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

const watches = new WeakMap<LiveCount, Watch>();

/**
 * The count's staleness in a page that polls. It becomes `stale` only when the next count is overdue: with the ttl, every
 * counter would be stale for a moment at each poll.
 */
export function stalenessNow(count: LiveCount, source: Pick<VisitorSource, "now">): Staleness {
  return stalenessOf(count, source.now(), pollTime(count));
}

/**
 * Calls back whenever the result of {@link stalenessNow} may have changed, with one timer per count for all listeners.
 *
 * @returns removes the listener
 */
export function watchStaleness(count: LiveCount, source: Pick<VisitorSource, "now">, listener: () => void): () => void {
  const watch: Watch = watches.get(count) ?? { listeners: new Set() };
  watches.set(count, watch);
  const check = () => {
    const wait = stalenessChangesIn(count, source.now(), pollTime(count));
    // An expired count too: the clock may be set back, and must then expire it again.
    watch.timer = setTimeout(check, Math.min(wait ?? Infinity, RECHECK_MS));
    for (const call of watch.listeners) call();
  };
  if (watch.listeners.size === 0) check();
  watch.listeners.add(listener);
  return () => {
    watch.listeners.delete(listener);
    if (watch.listeners.size === 0) clearTimeout(watch.timer);
  };
}

/**
 * Milliseconds after a count's ttl in which the next one normally arrives: jitter spreads polls over a tenth of the ttl, a
 * relay may serve the old count once more while it fetches the next, and both responses take time.
 */
function pollTime({ ttlSeconds }: LiveCount): number {
  return ttlSeconds * 100 + 10_000;
}
