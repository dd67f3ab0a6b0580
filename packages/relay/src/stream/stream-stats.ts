import type { PlannedSite } from "../plan/planned-sites.js";
import type { StreamsEvent } from "../reading/relay-event.js";
import type { Trace } from "../reading/trace.js";

/** Reports opened, ended and refused streams as sums, because thousands may reconnect at once. */
export interface StreamStats {
  opened(site: PlannedSite): void;
  /** @param isStalled whether the stream ended because its client read nothing */
  ended(site: PlannedSite, isStalled: boolean): void;
  refused(site: PlannedSite): void;
  /** Emits what has not been emitted yet. */
  flush(): void;
}

/** Options of {@link createStreamStats}. */
export interface StreamStatsOptions {
  readonly trace: Trace;
  /** Epoch milliseconds, read at each use. */
  readonly now: () => number;
  readonly intervalSeconds: number;
}

type Sums = { -readonly [Sum in "open" | "opened" | "ended" | "stalled" | "refused"]: StreamsEvent[Sum] };

/** Emits one event per site and interval if anything changed, and one when the last stream ends. */
export function createStreamStats({ trace, now, intervalSeconds }: StreamStatsOptions): StreamStats {
  const sites = new Map<PlannedSite, Sums>();
  let open = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function sumsOf(site: PlannedSite): Sums {
    const sums = sites.get(site) ?? { open: 0, opened: 0, ended: 0, stalled: 0, refused: 0 };
    sites.set(site, sums);
    timer ??= setTimeout(flush, intervalSeconds * 1000);
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
