import type { LiveCount } from "@onlookers/core";
import { useEffect, useMemo, useState } from "react";
import { unstable_serialize, useSWRConfig } from "swr";
import type { CountOrigin } from "./count-origin.js";
import { createKnownCounts, type KnownCounts, type Listeners } from "./known-counts.js";

/** A site, or one of its pages, whose visitors a component shows. */
export interface WantedCount {
  readonly page?: string | undefined;
  readonly initialCount?: LiveCount | undefined;
}

/**
 * Follows counts as long as the component is mounted. The source decides when to ask and shares what comes; SWR's cache
 * keeps it for who mounts next, and for any `useSWR` of the shop's with the same key.
 *
 * @returns the same object as long as the same is wanted
 */
export function useKnownCounts(
  { source, name }: CountOrigin,
  site: string | undefined,
  wanted: readonly WantedCount[],
  listeners: Listeners,
): KnownCounts {
  const { cache, compare, fallback, mutate } = useSWRConfig();
  // A server's count comes as a new object at each render.
  const places = useSame(
    wanted.map(({ page, initialCount }) => {
      const key = unstable_serialize(["onlookers", name, site ?? "default", page ?? null]);
      const fromServer: LiveCount | undefined = initialCount ?? fallback[key];
      return { query: { site, page }, key, fromServer };
    }),
    compare,
  );
  const counts = useMemo(() => {
    const kept = {
      get: (key: string): LiveCount | undefined => cache.get(key)?.data,
      set: (key: string, count: LiveCount) => void mutate(key, count, { revalidate: false }),
    };
    return createKnownCounts(source, places, kept);
  }, [source, places, cache, mutate]);
  useEffect(() => counts.tell(listeners));
  return counts;
}

/** The first of equals. */
function useSame<T>(value: T, isEqual: (one: T, other: T) => boolean): T {
  const [first, setFirst] = useState(value);
  if (isEqual(first, value)) return first;
  setFirst(value);
  return value;
}
