import type { LiveCount, VisitorObserver, VisitorQuery } from "@onlookers/core";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { unstable_serialize, useSWRConfig } from "swr";
import type { CountOrigin } from "./count-origin.js";

/** The last count that came, however old, and how the last try went. */
export interface LatestCount {
  readonly count: LiveCount | undefined;
  readonly error: unknown;
  readonly refresh: () => Promise<void>;
}

/**
 * Follows one query's counts as long as the component is mounted. The source decides when to ask and shares what comes;
 * SWR's cache keeps it for who mounts next, and for any `useSWR` of the shop's with the same key.
 */
export function useLiveCount(
  { source, name }: CountOrigin,
  { site = "default", page }: VisitorQuery,
  initialCount: LiveCount | undefined,
  onError: ((error: unknown) => void) | undefined,
): LatestCount {
  const key = unstable_serialize(["onlookers", name, site, page ?? null]);
  const { cache, compare, fallback, mutate } = useSWRConfig();
  const fromServer = useSame<LiveCount | undefined>(initialCount ?? fallback[key], compare);
  const kept = useCallback(() => newer(cache.get(key)?.data, fromServer), [cache, key, fromServer]);

  const [failure, setFailure] = useState<{ readonly key: string; readonly error: unknown }>();
  const report = useRef(onError);
  useEffect(() => {
    report.current = onError;
  });

  const observe = useCallback(
    (onChange: () => void) => {
      let mayHaveFailed = true;
      const observer: VisitorObserver = {
        next(count) {
          if (mayHaveFailed) setFailure(undefined);
          mayHaveFailed = false;
          // Of all components that hear of a count, the first keeps it for all.
          if (cache.get(key)?.data !== count) void mutate(key, count, { revalidate: false });
          onChange();
        },
        error(error) {
          mayHaveFailed = true;
          setFailure({ key, error });
          report.current?.(error);
        },
      };
      try {
        return source.subscribe({ site, page }, observer, { initialCount: kept() });
      } catch (error) {
        observer.error?.(error); // Not every source knows every site; the page must not fall for it.
        return () => {};
      }
    },
    [source, site, page, key, cache, mutate, kept],
  );
  const count = useSyncExternalStore(observe, kept, () => fromServer);

  const refresh = useCallback(async () => {
    try {
      await source.read({ site, page });
    } catch {
      // Observers have heard of it.
    }
  }, [source, site, page]);
  return { count, error: failure?.key === key ? failure.error : undefined, refresh };
}

/** The first of equals, since a server's count comes as a new object at each render. */
function useSame<T>(value: T, isEqual: (one: T, other: T) => boolean): T {
  const [first, setFirst] = useState(value);
  if (isEqual(first, value)) return first;
  setFirst(value);
  return value;
}

function newer(one: LiveCount | undefined, other: LiveCount | undefined): LiveCount | undefined {
  return Date.parse(other?.observedAt ?? "") > Date.parse(one?.observedAt ?? "") ? other : (one ?? other);
}
