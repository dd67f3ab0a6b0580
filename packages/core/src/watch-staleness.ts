import type { LiveCount } from "./live-count.js";
import { stalenessChangesIn } from "./staleness.js";
import type { VisitorSource } from "./visitor-source.js";

/** Milliseconds. An answer may correct the source's time, and a machine may have slept: look again no later than this. */
const LOOK_AGAIN = 10_000;

interface Watch {
  readonly listeners: Set<() => void>;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const watches = new WeakMap<LiveCount, Watch>();

/**
 * Calls back whenever the count's staleness may have changed: one timer a count, for any number of listeners.
 *
 * @returns ends it for this listener
 */
export function watchStaleness(count: LiveCount, source: VisitorSource, listener: () => void): () => void {
  const watch = watches.get(count) ?? { listeners: new Set(), timer: undefined };
  watches.set(count, watch);
  const arm = () => {
    const wait = stalenessChangesIn(count, source.now());
    watch.timer = wait === null ? undefined : setTimeout(ring, Math.min(wait, LOOK_AGAIN));
  };
  const ring = () => {
    arm();
    for (const call of watch.listeners) call();
  };
  if (watch.listeners.size === 0) arm();
  watch.listeners.add(listener);
  return () => {
    watch.listeners.delete(listener);
    if (watch.listeners.size === 0) clearTimeout(watch.timer);
  };
}
