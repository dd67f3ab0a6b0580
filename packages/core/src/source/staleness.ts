import type { LiveCount } from "./live-count.js";
import type { VisitorSource } from "./visitor-source.js";

/**
 * A count's age in comparison to its ttl and window: `fresh` up to its ttl, `stale` up to its window, and `expired`
 * afterwards, when none of the counted visitors need still be there.
 */
export type Staleness = "fresh" | "stale" | "expired";

type Aged = Pick<LiveCount, "visitors" | "observedAt" | "ttlSeconds" | "windowSeconds">;

/**
 * The count's age at `now`, in milliseconds; `Infinity` for a count without a number. Never negative: a count from the
 * future comes from a clock that is ahead.
 *
 * @param now the server's time in epoch milliseconds, as a source's `now` returns it. A browser's clock may be hours wrong
 */
export function ageOf(count: Aged, now: number): number {
  const age = now - Date.parse(count.observedAt ?? "");
  return count.visitors === null || Number.isNaN(age) ? Infinity : Math.max(0, age);
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
    if (wait) watch.timer = setTimeout(check, Math.min(wait, RECHECK_MS));
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
