import type { PlannedSite } from "../plan/planned-sites.js";
import type { StreamsEvent } from "../reading/relay-event.js";
import type { Trace } from "../reading/trace.js";

/** Tells the operator how streams come and go, in sums: thousands may come back at once. */
export interface StreamTally {
  opened(site: PlannedSite): void;
  /** @param isStalled whether it was dropped, since its reader took nothing */
  ended(site: PlannedSite, isStalled: boolean): void;
  refused(site: PlannedSite): void;
  /** Tells what it hasn't told yet. */
  flush(): void;
}

type Sums = { -readonly [Sum in "open" | "opened" | "ended" | "stalled" | "refused"]: StreamsEvent[Sum] };

/**
 * Tells once in so many seconds while any stream is open and there is something to tell, and when the last one ends.
 *
 * @param now epoch milliseconds, looked up at each use
 */
export function createStreamTally(trace: Trace, now: () => number, everySeconds: number): StreamTally {
  const sites = new Map<PlannedSite, Sums>();
  let open = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function sumsOf(site: PlannedSite): Sums {
    const sums = sites.get(site) ?? { open: 0, opened: 0, ended: 0, stalled: 0, refused: 0 };
    sites.set(site, sums);
    timer ??= setTimeout(flush, everySeconds * 1000);
    return sums;
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    for (const [site, sums] of sites) {
      if (sums.opened + sums.ended + sums.refused > 0) trace.emit({ site, at: now(), type: "streams", ...sums });
      if (sums.open === 0) sites.delete(site);
      else Object.assign(sums, { opened: 0, ended: 0, stalled: 0, refused: 0 });
    }
  }

  return {
    flush,
    opened(site) {
      const sums = sumsOf(site);
      open += 1;
      sums.open += 1;
      sums.opened += 1;
    },
    ended(site, isStalled) {
      const sums = sumsOf(site);
      open -= 1;
      sums.open -= 1;
      sums.ended += 1;
      if (isStalled) sums.stalled += 1;
      if (open === 0) flush();
    },
    refused(site) {
      sumsOf(site).refused += 1;
    },
  };
}
