import type { LiveCount } from "@onlookers/core";
import type { CountView } from "@onlookers/core/widget";
import { isLiveCount } from "@onlookers/relay/client";
import { useMemo, useState } from "react";
import { useSWRConfig } from "swr";
import { countKey } from "./count-key.js";
import { countOrigin } from "./count-origin.js";
import type { Settings } from "../config/settings.js";
import { watchPlace, type Watch } from "./watch-place.js";

/** A site, or one of its pages, whose visitors a component shows. */
export interface WantedCount {
  readonly page?: string | undefined;
  readonly initialCount?: LiveCount | undefined;
}

/**
 * The stores of all counts that a component shows. The source decides when to ask and shares what comes; SWR's cache
 * keeps it for who mounts next, and for any `useSWR` of the shop's with the same key.
 *
 * @returns the same array as long as the same is wanted
 */
export function useWatches(settings: Settings, wanted: readonly [WantedCount]): readonly [Watch];
export function useWatches(settings: Settings, wanted: readonly WantedCount[]): readonly Watch[];
export function useWatches(settings: Settings, wanted: readonly WantedCount[]): readonly Watch[] {
  const { source, name } = countOrigin(settings);
  const { site } = settings;
  const { cache, fallback, mutate } = useSWRConfig();
  const places = wanted.map(({ page, initialCount }) => {
    const key = countKey(name, site, page);
    const fromServer = genuine(initialCount ?? fallback[key]);
    return { query: { site, page }, key, fromServer };
  });
  const [views] = useState(() => new Map<string, CountView>());
  return useMemo(() => {
    const memory = {
      views,
      countOf: (key: string) => genuine(cache.get(key)?.data),
      keep(key: string, count: LiveCount) {
        if (cache.get(key)?.data !== count) void mutate(key, count, { revalidate: false });
      },
    };
    return places.map((place) => watchPlace(source, place, memory));
    // oxlint-disable-next-line react/exhaustive-deps -- A server's count comes as a new object at each render.
  }, [source, JSON.stringify(places), cache, mutate, views]);
}

/** What came through a loader, or any `useSWR` of the shop's, need not be what the types say. */
const genuine = (count: unknown) => (isLiveCount(count) ? count : undefined);
