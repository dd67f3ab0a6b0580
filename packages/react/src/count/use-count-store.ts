import type { LiveCount, VisitorSource } from "@onlookers/core";
import { parseLiveCount, sourceFor } from "@onlookers/relay/client";
import { useMemo } from "react";
import { useSWRConfig } from "swr";
import type { Settings } from "../config/settings.js";
import { countKey } from "./visitors-key.js";
import { createCountStore, type CountStore, type CountStoreOptions } from "./count-store.js";

/** A site or a page whose count a component shows. */
export interface CountQuery {
  readonly page?: string | undefined;
  readonly initialCount?: LiveCount | null | undefined;
}

/**
 * The store of the one count that a component shows: the same until the query, its `initialCount` or its source changes.
 * The first request to a relay is sent during the render. A custom `source` decides itself.
 */
export function useCountStore(settings: Settings, query: CountQuery): CountStore {
  const options = useCountStoreOptions(settings)(query);
  const { source, key, serverCount, cache, mutate } = options;
  const store = useMemo(
    () => createCountStore(options),
    // oxlint-disable-next-line react/exhaustive-deps -- A loader may return an equal count as a new object at each render.
    [source, key, serverCount?.observedAt, cache, mutate],
  );
  // The only side effect of a render, at most once for each key and source. It sends the request 15 ms earlier than an
  // effect: see decisions/react-and-swr.md.
  if (settings.relay !== undefined) store.prefetch();
  return store;
}

/**
 * Returns a function that completes a query to the options of its store. The source decides when to send requests and
 * shares the responses. SWR's cache keeps the counts for later components, and for any `useSWR` with the same key.
 */
export function useCountStoreOptions(settings: Settings): (query: CountQuery) => CountStoreOptions {
  const { source, name } = countOrigin(settings);
  const { site } = settings;
  const { cache, fallback, mutate } = useSWRConfig();
  return ({ page, initialCount }) => {
    const key = countKey(name, site, page);
    return {
      source,
      query: { site, page },
      key,
      serverCount: parseLiveCount(initialCount ?? fallback[key]) ?? undefined,
      cache,
      mutate,
    };
  };
}

/** Where counts come from, and the name of that origin in SWR's keys. */
export interface CountOrigin {
  readonly source: VisitorSource;
  /** The relay's address, which is the same on server and in browser, or else the source itself. */
  readonly name: unknown;
}

/** The origin of the counts under these settings. */
export function countOrigin({ source, relay, enabled }: Settings): CountOrigin {
  return { source: sourceFor({ source, relay, enabled }), name: source ?? relay ?? "" };
}
