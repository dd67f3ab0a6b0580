import type { LiveCount } from "./live-count.js";
import type { VisitorSource } from "./visitor-source.js";

/**
 * How a count's age stands to what it claims: `fresh` up to its ttl, `stale` up to its window,
 * `expired` past it, when nobody counted need still be there.
 */
export type Staleness = "fresh" | "stale" | "expired";

type Aged = Pick<LiveCount, "visitors" | "observedAt" | "ttlSeconds" | "windowSeconds">;

/**
 * The count's age at `now`, in milliseconds; `Infinity` for one that says nothing. Never negative:
 * a count from the future is one from a clock that runs ahead.
 *
 * @param now the server's time in epoch milliseconds, as a source tells it; a browser's own clock may be hours wrong
 */
export function ageOf(count: Aged, now: number): number {
  const age = now - Date.parse(count.observedAt ?? "");
  return count.visitors === null || Number.isNaN(age) ? Infinity : Math.max(0, age);
}

/**
 * Names the count's age at `now` (epoch milliseconds by the server's clock). A count that says
 * nothing is `expired`.
 *
 * @param patience milliseconds past the ttl that still pass for `fresh`; the window knows none
 */
export function stalenessOf(count: Aged, now: number, patience = 0): Staleness {
  const age = ageOf(count, now);
  if (age > count.windowSeconds * 1000) return "expired";
  return age > count.ttlSeconds * 1000 + patience ? "stale" : "fresh";
}

/**
 * Milliseconds from `now` until {@link stalenessOf} says something else, to set one timer by;
 * `null` once it is `expired`.
 */
export function stalenessChangesIn(count: Aged, now: number, patience = 0): number | null {
  const age = ageOf(count, now);
  const expires = count.windowSeconds * 1000;
  for (const limit of [Math.min(count.ttlSeconds * 1000 + patience, expires), expires]) {
    if (age <= limit) return limit - age + 1;
  }
  return null;
}

/** Milliseconds. An answer may correct the source's time, and a machine may have slept: look again no later than this. */
const LOOK_AGAIN = 10_000;

interface Watch {
  readonly listeners: Set<() => void>;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

const watches = new WeakMap<LiveCount, Watch>();

/**
 * The count's staleness in a page that polls for the next: it becomes `stale` not with its ttl, but once the next is
 * overdue, or every counter would turn stale for a moment at each poll.
 */
export function stalenessNow(count: LiveCount, source: Pick<VisitorSource, "now">): Staleness {
  return stalenessOf(count, source.now(), pollTime(count));
}

/**
 * Calls back whenever {@link stalenessNow} may say something else: one timer a count, for any number of listeners.
 *
 * @returns ends it for this listener
 */
export function watchStaleness(count: LiveCount, source: Pick<VisitorSource, "now">, listener: () => void): () => void {
  const watch: Watch = watches.get(count) ?? { listeners: new Set() };
  watches.set(count, watch);
  const look = () => {
    const wait = stalenessChangesIn(count, source.now(), pollTime(count));
    if (wait) watch.timer = setTimeout(look, Math.min(wait, LOOK_AGAIN));
    for (const call of watch.listeners) call();
  };
  if (watch.listeners.size === 0) look();
  watch.listeners.add(listener);
  return () => {
    watch.listeners.delete(listener);
    if (watch.listeners.size === 0) clearTimeout(watch.timer);
  };
}

/**
 * Milliseconds after its ttl in which the next count comes if all is well: polls are spread over a tenth of the ttl, a
 * relay may hand out the old count once more while it fetches the next, and both answers take their time.
 */
function pollTime({ ttlSeconds }: LiveCount): number {
  return ttlSeconds * 100 + 10_000;
}
