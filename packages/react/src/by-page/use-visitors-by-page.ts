import type { LiveCount } from "@onlookers/core";
import type { KnownCount } from "@onlookers/core/widget";
import { useSettings, type Settings, type Visitors } from "@onlookers/react";
import { createPageBatcher } from "@onlookers/relay/client";
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { OneOrigin } from "../config/settings.js";
import { createCountStore, type CountStore } from "../count/count-store.js";
import { useCountStoreOptions } from "../count/use-count-store.js";
import { createVisitorsSelector } from "../count/use-visitors.js";

/** Options of {@link useVisitorsByPage}. An `OnlookersConfig` may set the {@link Settings} instead. */
export type UseVisitorsByPageOptions = PagesOptions & OneOrigin;

interface PagesOptions extends Settings {
  /** Counts that the server read for this render, by page. */
  readonly initialCounts?: Readonly<Record<string, LiveCount | null | undefined>> | undefined;
  /** Called once for each failed request, for the app's own log. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/**
 * Live visitors of several pages, such as the products of a grid, with one request for each 50 pages. Any
 * `VisitorCounter` or `useVisitors` of one of these pages shares it.
 *
 * @param pages paths such as `/products/mug`. Show the same ones to all visitors where you can: caches store each set of
 *   pages under its own URL
 * @returns the result of `useVisitors` by page, in the order of `pages`: the same objects until a visitor can see a change
 */
export function useVisitorsByPage(
  pages: readonly string[],
  options: UseVisitorsByPageOptions = {},
): ReadonlyMap<string, Visitors> {
  const { initialCounts, onError, ...own } = options;
  const settings = useSettings(own);
  const [batch] = useState(createPageBatcher);
  const optionsOf = useCountStoreOptions(settings);
  const all = [...new Set(pages)].map((page) => ({
    page,
    ...optionsOf({ page, initialCount: initialCounts?.[page] }),
  }));
  const identity = all.map(({ key, serverCount }) => `${key} ${serverCount?.observedAt}`).join();
  const stores = useMemo(
    () =>
      all.map(({ page, source, ...others }) => ({
        page,
        store: createCountStore({ ...others, source: batch(source) }),
      })),
    // oxlint-disable-next-line react/exhaustive-deps -- A loader may return equal counts as new objects at each render.
    [identity, all[0]?.source, all[0]?.cache, all[0]?.mutate, batch],
  );

  const latestOnError = useRef(onError);
  useEffect(() => {
    latestOnError.current = onError;
  });
  // A batch brings many counts or errors at once: one render and one log entry.
  const subscribe = useCallback(
    (listener: () => void) => {
      const change = coalesce(listener);
      const failure = coalesce((error: unknown) => latestOnError.current?.(error));
      const unsubscribes = stores.flatMap(({ store }) => [
        subscribeToErrors(store, failure.run),
        store.subscribe(() => change.run(undefined)),
      ]);
      return () => {
        for (const stop of [change.cancel, failure.cancel, ...unsubscribes]) stop();
      };
    },
    [stores],
  );

  const [selectors] = useState(() => new Map<string, ReturnType<typeof createVisitorsSelector>>());
  const [toStableMap] = useState(createStableMap<string, Visitors>);
  const selectAll = (snapshotOf: (store: CountStore) => KnownCount) =>
    toStableMap(
      stores.map(({ page, store }) => {
        const select = selectors.get(store.key) ?? createVisitorsSelector();
        selectors.set(store.key, select);
        return [page, select({ known: snapshotOf(store), settings, refresh: store.refresh }).visitors];
      }),
    );
  return useSyncExternalStore(
    subscribe,
    () => selectAll((store) => store.getSnapshot()),
    () => selectAll((store) => store.getServerSnapshot()),
  );
}

/** Calls `report` with each new error of a store. A count that only ages keeps its error. */
function subscribeToErrors(store: CountStore, report: (error: unknown) => void): () => void {
  let reported: unknown;
  return store.subscribe(() => {
    const { error } = store.getSnapshot();
    if (error !== undefined && error !== reported) report(error);
    reported = error;
  });
}

/** Merges the calls of one task into one call in a later task, with the last value. */
function coalesce<T>(callback: (value: T) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    run: (value: T) => {
      clearTimeout(timer);
      timer = setTimeout(callback, 0, value);
    },
    cancel: () => clearTimeout(timer),
  };
}

/** Creates a function that returns the last map again if the next one has the same entries in the same order. */
function createStableMap<K, V>(): (entries: readonly (readonly [K, V])[]) => ReadonlyMap<K, V> {
  let last: readonly (readonly [K, V])[] = [];
  let map: ReadonlyMap<K, V> = new Map();
  return (entries) => {
    const isSame = ([key, value]: readonly [K, V], index: number) =>
      key === last[index]?.[0] && value === last[index][1];
    if (entries.length !== last.length || !entries.every(isSame)) map = new Map(entries);
    last = entries;
    return map;
  };
}
