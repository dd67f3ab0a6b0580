import type { LiveCount } from "./live-count.js";
import { stalenessChangesIn, stalenessOf, type Staleness } from "./staleness.js";
import type { VisitorSource } from "./visitor-source.js";

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
