import type { LiveCount, VisitorQuery, VisitorSource } from "@onlookers/core";
import { followCount, knownOf, newerOf, type KnownCount } from "@onlookers/core/widget";
import { parseLiveCount, isPageActive } from "@onlookers/relay/client";
import type { Cache, ScopedMutator } from "swr";

/** One query's count as an external store, in the terms of React's `useSyncExternalStore`. */
export interface CountStore {
  /** The key of the query in SWR's cache. */
  readonly key: string;
  /** Returns the same object until something changes: a count, its staleness or an error. */
  readonly getSnapshot: () => KnownCount;
  /** The snapshot that the server rendered, for hydration. */
  readonly getServerSnapshot: () => KnownCount;
  /** The first listener connects the store to its source, the last one to unsubscribe disconnects it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Sends the first request early. Does nothing if a count is cached, on a hidden or offline page, or on a server. */
  readonly prefetch: () => void;
  /** Requests a count now. Never rejects: the source reports a failure to its subscribers. */
  readonly refresh: () => Promise<void>;
}

/** Options of {@link createCountStore}. */
export interface CountStoreOptions {
  readonly source: VisitorSource;
  readonly query: VisitorQuery;
  readonly key: string;
  /** The count in the server's HTML. */
  readonly serverCount: LiveCount | undefined;
  /** SWR's cache, which all components of a page share. */
  readonly cache: Cache;
  /** Writes to `cache`. */
  readonly mutate: ScopedMutator;
}

/**
 * The keys that each source has prefetched. Only the first prefetch of a key sends a request; later the source alone
 * decides, or a component that mounts would ignore its back-off.
 */
const prefetchedKeys = new WeakMap<VisitorSource, Set<string>>();

/** Creates the store of one query for one component. */
export function createCountStore({ source, query, key, serverCount, cache, mutate }: CountStoreOptions): CountStore {
  const listeners = new Set<() => void>();
  const cached = () => {
    const stored: unknown = cache.get(key)?.data;
    const count = isLiveCount(stored) ? stored : serverCount;
    return count && newerOf(count, serverCount, source.now());
  };
  // Hydration must render the same as the server, whose clock is unknown: the count's age is 0.
  const serverSnapshot = knownOf(serverCount, { now: () => Date.parse(serverCount?.observedAt ?? "") });
  let snapshot = knownOf(cached(), source);
  let disconnect = () => {};

  function store(count: LiveCount): void {
    if (cache.get(key)?.data !== count) void mutate(key, count, { revalidate: false });
  }
  function receive(known: KnownCount): void {
    snapshot = known;
    const { latest } = known;
    if (latest && latest !== serverCount) store(latest);
    for (const listener of listeners) listener();
  }
  async function refresh(): Promise<void> {
    try {
      store(await source.read(query));
    } catch {
      // The source reports it to its subscribers.
    }
  }

  return {
    key,
    getSnapshot: () => snapshot,
    getServerSnapshot: () => serverSnapshot,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) disconnect = followCount(source, { query, initialCount: cached(), next: receive });
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) disconnect();
      };
    },
    prefetch() {
      const prefetched = prefetchedKeys.get(source) ?? new Set<string>();
      if (!globalThis.document || !isPageActive() || cached() || prefetched.has(key)) return;
      prefetchedKeys.set(source, prefetched.add(key));
      void refresh();
    },
    refresh,
  };
}

/** A `useSWR` with the same key may have stored anything. */
function isLiveCount(count: unknown): count is LiveCount {
  return parseLiveCount(count) !== null;
}
