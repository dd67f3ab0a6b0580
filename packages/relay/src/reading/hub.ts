import type { VisitorSnapshot } from "@onlookers/core/server";
import type { Clocks } from "../clock/clock-jump.js";
import { createLastSnapshots, idOf, SiteState, type CachedCount } from "../count/site-state.js";
import { acquire, commit, type Transitions } from "../ledger/ledger.js";
import { notBefore } from "../ledger/ledger-state.js";
import { createSharedLedger, STORE_POLL_MS } from "../ledger/shared-ledger.js";
import type { PlannedSite } from "../plan/planned-sites.js";
import type { MemoryStore, Store } from "../store/store.js";
import { createFallbackReader } from "./fallback-reader.js";
import { createRefresher, type BailOut } from "./refresher.js";
import { keepAwake, type RelayContext } from "./relay-context.js";
import { createShutdown, settleWithin } from "./shutdown.js";
import type { Trace } from "./trace.js";

/** Options of {@link createHub}. `random` and the clocks are read at each use. */
export interface HubOptions extends Clocks {
  readonly sites: Iterable<PlannedSite>;
  readonly store: Store | MemoryStore;
  readonly trace: Trace;
  /** Milliseconds that a reading may take. */
  readonly timeout: number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** @default the real rules; simulations pass broken ones */
  readonly transitions?: Transitions | undefined;
}

/** Decides when a provider is read, and serves the cached counts. */
export interface Hub {
  /** The sites by name. The other functions take one of them. */
  readonly sites: ReadonlyMap<string, SiteState>;
  /** The result of {@link Hub.read} if it is available at once; `null` if `read` may have to wait. */
  cached(site: SiteState): CachedCount | null;
  /**
   * The cached count at once; without one, the result of a reading if it arrives in time. Rejects only with the error by
   * which a framework ends the render that this call belongs to, see `isBailOut`.
   */
  read(site: SiteState, context?: RelayContext): Promise<CachedCount>;
  /** The whole snapshot of {@link Hub.read}'s count; `null` without one. Not for HTTP: it can identify persons. */
  readWhole(site: SiteState): Promise<VisitorSnapshot | null>;
  /** Starts a reading if one is due; does not wait for it. */
  refresh(site: SiteState): void;
  /** The cached count; starts no reading. */
  peek(site: SiteState): CachedCount;
  /**
   * Calls `listener` after each reading of the site by this process, and by others if the store can be watched.
   *
   * @returns unsubscribes
   */
  subscribe(site: SiteState, listener: () => void): () => void;
  readonly closed: boolean;
  /** Aborts running readings and starts no more. */
  close(): Promise<void>;
}

/** A reading ends within its timeout. After this grace, waiting requests stop waiting for one that does not. */
const WAIT_GRACE_MS = 500;

/** After a store failure the next reading is tried this much later. */
const STORE_RETRY_MS = 1000;

/** A reading in flight. */
interface InFlight {
  readonly work: Promise<BailOut | undefined>;
  readonly from: number;
  /** From then on it counts as lost, and another may start. */
  readonly lostAt: number;
}

/** Creates a hub with an empty cache. */
export function createHub(options: HubOptions): Hub {
  const { store, trace, now, steady, random, timeout, transitions = { acquire, commit } } = options;
  const allInFlight = new Map<string, InFlight>();
  const listeners = new Map<string, Set<() => void>>();
  const shutdown = createShutdown();
  const ledger = createSharedLedger({ store, now, steady, onChange: notifyCredential });
  const lastSnapshots = createLastSnapshots();
  const refresherOptions = { ledger, transitions, trace, lastSnapshots, now, steady, random, shutdown };
  const readOnce = createRefresher(refresherOptions);
  const readInOutage = createFallbackReader(refresherOptions);
  const sites = new Map(
    Array.from(options.sites, (site) => [site.name, new SiteState(site, ledger.entry(site.provider.credential))]),
  );
  for (const { site } of sites.values()) {
    const { provider, key, startDelaySeconds } = site;
    if (startDelaySeconds > 0) ledger.merge(provider.credential, notBefore(key, now() + startDelaySeconds * 1000));
  }

  function peek(site: SiteState): CachedCount {
    return site.countAt(now());
  }

  function inFlight(site: PlannedSite): InFlight["work"] | undefined {
    const reading = allInFlight.get(idOf(site));
    // The first comparison fails if the clock was set back, which must not keep a lost reading in flight.
    return reading !== undefined && now() >= reading.from && now() < reading.lostAt ? reading.work : undefined;
  }

  /** Concurrent calls share one reading. */
  function refresh(site: PlannedSite): InFlight["work"] {
    return inFlight(site) ?? startRefresh(site);
  }

  function startRefresh(site: PlannedSite): InFlight["work"] {
    const id = idOf(site);
    const from = now();
    const work = readOnce(site)
      .catch(() => {
        emitStoreFailed(site, from);
        const fallback = readInOutage(site);
        allInFlight.set(id, { work: fallback, from: now(), lostAt: now() + STORE_RETRY_MS });
        return fallback;
      })
      .finally(() => {
        if (allInFlight.get(id) === reading) allInFlight.delete(id);
        notify(id);
      });
    const reading = { work, from, lostAt: from + site.rules.leaseMs };
    allInFlight.set(id, reading);
    return work;
  }

  /** Waits for a reading. If a framework ended it for another request, reads again for this one. */
  async function waitForReading(site: PlannedSite): Promise<void> {
    for (;;) {
      const isOwn = inFlight(site) === undefined;
      const result = await settleWithin(refresh(site), timeout + WAIT_GRACE_MS);
      if (result === undefined) return;
      if (isOwn) throw result.bailOut;
    }
  }

  function notifyCredential(credential: string): void {
    for (const id of listeners.keys()) {
      if (id.startsWith(`${credential} `)) notify(id);
    }
  }

  function notify(id: string): void {
    for (const listener of listeners.get(id) ?? []) {
      try {
        listener();
      } catch {
        // An error in one subscriber must not reach the others, or a request that waits for the reading.
      }
    }
  }

  function emitStoreFailed(site: PlannedSite, from: number): void {
    const at = now();
    const until = new Date(at + STORE_RETRY_MS).toISOString();
    const noCall = { status: null, retryAfterSeconds: null, calls: 0 };
    trace.emit({ site, at, type: "failed", code: "store", ...noCall, durationSeconds: (at - from) / 1000, until });
  }

  async function read(state: SiteState, context?: RelayContext): Promise<CachedCount> {
    const { site } = state;
    let count = peek(state);
    if (shutdown.closed) return count;
    if (count.snapshot === null) {
      await waitForReading(site);
      count = peek(state);
    } else if (count.at >= count.dueAt) {
      const isFirst = inFlight(site) === undefined;
      const work = refresh(site);
      keepAwake(context, work);
      // Another instance may have a newer count: wait up to 100 ms for the store, but never for the provider.
      if (store.shared && isFirst) {
        await settleWithin(Promise.race([work, ledger.nextChange(site.provider.credential)]), STORE_POLL_MS);
        count = peek(state);
      }
    }
    trace.emitServed(site, count);
    return count;
  }

  return {
    sites,
    peek,
    cached(state) {
      const count = peek(state);
      if (shutdown.closed || count.snapshot === null || count.at >= count.dueAt) return null;
      trace.emitServed(state.site, count);
      return count;
    },
    read,
    async readWhole(state) {
      const { snapshot } = await read(state);
      return snapshot === null ? null : lastSnapshots.wholeOf(state.site, snapshot);
    },
    refresh(state) {
      if (!shutdown.closed && now() >= peek(state).dueAt) void refresh(state.site);
    },
    subscribe({ site }, listener) {
      const ofReading = listeners.get(idOf(site)) ?? new Set();
      listeners.set(idOf(site), ofReading.add(listener));
      return () => ofReading.delete(listener);
    },
    get closed() {
      return shutdown.closed;
    },
    async close() {
      shutdown.close();
      ledger.close();
      await Promise.all([...allInFlight.values()].map(({ work }) => work));
    },
  };
}
