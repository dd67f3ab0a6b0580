import type { Clocks } from "../clock/clock-jump.js";
import { createClosing } from "./closing.js";
import { settledWithin } from "./settled-within.js";
import { stalenessSince } from "../ledger/kept-snapshot.js";
import { acquire, commit, type Ledger } from "../ledger/ledger.js";
import { createLedgerKeeper, LOOK_MS } from "../ledger/keeper.js";
import { createLoneReader } from "./lone-reader.js";
import type { PlannedSite } from "../plan/planned-sites.js";
import { createReader } from "./reader.js";
import { keepAwake, type RelayContext } from "./relay-context.js";
import { SiteRecord, type Standing } from "../count/site-record.js";
import type { Store } from "../store/store.js";
import type { Trace } from "./trace.js";

/** The hub's outside. */
export interface HubOptions extends Clocks {
  readonly sites: Iterable<PlannedSite>;
  readonly store: Store;
  readonly trace: Trace;
  /** Milliseconds that a reading may take. */
  readonly timeout: number;
  /** @default the real rules; simulations try broken ones */
  readonly ledger?: Ledger | undefined;
}

/** The one place that decides whether a provider is asked. */
export interface Hub {
  /** By the sites' names; all else here goes by them. */
  readonly records: ReadonlyMap<string, SiteRecord>;
  /** What {@link Hub.read} would give, where a count is at hand and no other is due; `null` where it may have to wait. */
  atHand(record: SiteRecord): Standing | null;
  /** The count at hand, at once; where there is none, whatever a reading brings in time. Never rejects. */
  read(record: SiteRecord, context?: RelayContext): Promise<Standing>;
  /** Starts a reading if one is due; waits for nothing. */
  refresh(record: SiteRecord): void;
  /** The count at hand; asks for nothing. */
  peek(record: SiteRecord): Standing;
  /** Calls `listener` after each reading of the site that this process made, or saw another make. */
  listen(record: SiteRecord, listener: () => void): () => void;
  readonly closed: boolean;
  /** Ends readings under way and starts no more. */
  close(): Promise<void>;
}

/** The reading itself ends by then, and whoever waits for one that doesn't (its request was cancelled, say) goes on. */
const WAIT_GRACE_MS = 500;

/** A store that fails is not asked again by the very next reader. */
const STORE_REST_MS = 1000;

/** One reading under way, and from when on it counts as lost. */
interface Flight {
  readonly work: Promise<void>;
  readonly from: number;
  readonly lostAt: number;
}

/** @returns a hub that knows nothing yet; a store may know more */
export function createHub(options: HubOptions): Hub {
  const { store, trace, now, steady, timeout, ledger = { acquire, commit } } = options;
  const flights = new Map<string, Flight>();
  const listeners = new Map<string, Set<() => void>>();
  const closing = createClosing();
  const keeper = createLedgerKeeper({ store, now, steady, onNews: tellOfCredential });
  const reading = { keeper, ledger, trace, now, steady, closing };
  const refresh = createReader(reading);
  const refreshAlone = createLoneReader(reading);

  const records = new Map(
    Array.from(options.sites, (site) => [site.name, new SiteRecord(site, keeper.known(site.provider.credential))]),
  );

  function peek(record: SiteRecord): Standing {
    return record.standingAt(now());
  }

  function underWay(site: PlannedSite): Promise<void> | undefined {
    const flight = flights.get(idOf(site));
    // A clock that was set back must not keep a lost one under way.
    return flight !== undefined && now() >= flight.from && now() < flight.lostAt ? flight.work : undefined;
  }

  /** Any number of concurrent calls is one flight. */
  function fly(site: PlannedSite): Promise<void> {
    return underWay(site) ?? takeOff(site);
  }

  function takeOff(site: PlannedSite): Promise<void> {
    const id = idOf(site);
    const from = now();
    const work = refresh(site)
      .catch(() => {
        tellStoreFailed(site, from);
        const alone = refreshAlone(site);
        flights.set(id, { work: alone, from: now(), lostAt: now() + STORE_REST_MS });
        return alone;
      })
      .finally(() => {
        if (flights.get(id) === flight) flights.delete(id);
        tellListeners(id);
      });
    const flight = { work, from, lostAt: from + site.rules.leaseMs };
    flights.set(id, flight);
    return work;
  }

  /** Another instance read one of the credential's sites. */
  function tellOfCredential(credential: string): void {
    for (const id of listeners.keys()) {
      if (id.startsWith(`${credential} `)) tellListeners(id);
    }
  }

  function tellListeners(id: string): void {
    for (const listener of listeners.get(id) ?? []) {
      try {
        listener();
      } catch {
        // A subscriber's fault is its own: the others hear the count, and whoever waits for it gets it.
      }
    }
  }

  function tellStoreFailed(site: PlannedSite, from: number): void {
    const until = new Date(now() + STORE_REST_MS).toISOString();
    const tookSeconds = (now() - from) / 1000;
    const unknown = { status: null, retryAfterSeconds: null, calls: 0 };
    trace.emit(site, now(), { type: "failed", code: "store", ...unknown, tookSeconds, until });
  }

  function tellServed(site: PlannedSite, { at, counts }: Standing): void {
    if (counts.snapshot === null) return trace.emit(site, at, { type: "empty" });
    const type = stalenessSince(counts.observedAt, counts.lifetime, at) === "fresh" ? "hit" : "stale";
    trace.emit(site, at, { type, ageSeconds: Math.max(0, at - counts.observedAt) / 1000 });
  }

  return {
    records,
    peek,
    atHand(record) {
      const standing = peek(record);
      if (closing.closed || standing.snapshot === null || standing.at >= standing.dueAt) return null;
      tellServed(record.site, standing);
      return standing;
    },
    async read(record, context) {
      const { site } = record;
      let standing = peek(record);
      if (closing.closed) return standing;
      if (standing.snapshot === null) {
        await settledWithin(fly(site), timeout + WAIT_GRACE_MS);
        standing = peek(record);
      } else if (standing.at >= standing.dueAt) {
        const isFirst = underWay(site) === undefined;
        const work = fly(site);
        keepAwake(context, work);
        // Another instance may have read it long ago. That much a shopper waits, for a service never.
        if (store.shared && isFirst) {
          await settledWithin(Promise.race([work, keeper.news(site.provider.credential)]), LOOK_MS);
          standing = peek(record);
        }
      }
      tellServed(site, standing);
      return standing;
    },
    refresh(record) {
      if (!closing.closed && now() >= peek(record).dueAt) void fly(record.site);
    },
    listen({ site }, listener) {
      const listening = listeners.get(idOf(site)) ?? new Set();
      listeners.set(idOf(site), listening.add(listener));
      return () => listening.delete(listener);
    },
    get closed() {
      return closing.closed;
    },
    async close() {
      closing.close();
      keeper.close();
      await Promise.all([...flights.values()].map((flight) => flight.work));
    },
  };
}

function idOf(site: PlannedSite): string {
  return `${site.provider.credential} ${site.key}`;
}
