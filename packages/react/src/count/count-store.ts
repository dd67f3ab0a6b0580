import type { LiveCount, SubscribeOptions, VisitorQuery, VisitorSource } from "@onlookers/core";
import { followCount, knownOf, newerOf, type KnownCount } from "@onlookers/core/widget";
import { isPageActive } from "@onlookers/relay/client";

/** Receives a store's new snapshot and the one before it. */
type CountListener = (known: KnownCount, previous: KnownCount) => void;

/** One query's count as an external store, in the terms of React's `useSyncExternalStore`. */
export interface CountStore {
  /** The key of the query in SWR's cache. */
  readonly key: string;
  /** Returns the same object until something changes: a count, its staleness or an error. */
  readonly getSnapshot: () => KnownCount;
  /** The snapshot that the server rendered, for hydration. */
  readonly getServerSnapshot: () => KnownCount;
  /** The first listener connects the store to its source, the last one to unsubscribe disconnects it. */
  readonly subscribe: (listener: CountListener) => () => void;
  /** Sends the first request early. Does nothing if a count is cached, or on a hidden or offline page. */
  readonly prefetch: () => void;
  /** Requests a count now. Never rejects: the source reports a failure to its subscribers. */
  readonly refresh: () => Promise<void>;
}

/** The counts that all stores of a page share. */
export interface CountCache {
  readonly get: (key: string) => LiveCount | undefined;
  readonly set: (key: string, count: LiveCount) => void;
  /** The keys that were prefetched. Only the first prefetch sends a request; later the source alone decides when. */
  readonly prefetched: Set<string>;
}

/** Options of {@link createCountStore}. */
export interface CountStoreOptions {
  readonly source: VisitorSource;
  readonly query: VisitorQuery;
  readonly key: string;
  /** The count in the server's HTML. */
  readonly serverCount: LiveCount | undefined;
  readonly cache: CountCache;
  readonly via?: SubscribeOptions["via"];
}

/** Creates the store of one query for one component. */
export function createCountStore({ source, query, key, serverCount, cache, via }: CountStoreOptions): CountStore {
  const listeners = new Set<CountListener>();
  const cached = () => newerOf(cache.get(key), serverCount);
  // Hydration must render the same as the server, whose clock is unknown: the count has no age.
  const serverSnapshot = knownOf(serverCount, { now: () => 0 });
  let snapshot = knownOf(cached(), source);
  let disconnect = () => {};

  function receive(known: KnownCount): void {
    const previous = snapshot;
    const { latest } = (snapshot = known);
    if (latest && latest !== serverCount) cache.set(key, latest);
    for (const listener of listeners) listener(known, previous);
  }
  async function refresh(): Promise<void> {
    try {
      cache.set(key, await source.read(query));
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
      if (listeners.size === 1) disconnect = followCount(source, query, cached(), receive, via);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) disconnect();
      };
    },
    prefetch() {
      if (!isPageActive() || cached() || cache.prefetched.has(key)) return;
      cache.prefetched.add(key);
      void refresh();
    },
    refresh,
  };
}

/**
 * Calls `onError` for each failed request of a store. Does not repeat an error when a count only ages.
 *
 * @returns unsubscribes
 */
export function subscribeToErrors(store: CountStore, onError: (error: unknown) => void): () => void {
  return store.subscribe(({ error }, previous) => {
    if (error !== undefined && error !== previous.error) onError(error);
  });
}
