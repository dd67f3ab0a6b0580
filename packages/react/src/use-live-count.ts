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
  const { cache, fallback, mutate } = useSWRConfig();
  const fromServer = useSameCount(initialCount ?? fallback[key]);
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
      return source.subscribe({ site, page }, observer, { initialCount: kept() });
    },
    [source, site, page, key, cache, mutate, kept],
  );
  const count = useSyncExternalStore(observe, kept, () => fromServer);

  // Observers hear how it went.
  const refresh = useCallback(() => source.read({ site, page }).then(ignore, ignore), [source, site, page]);
  return { count, error: failure?.key === key ? failure.error : undefined, refresh };
}

/** The same object as long as it was counted at the same time: a server's count comes as a new one at each render. */
function useSameCount(count: LiveCount | undefined): LiveCount | undefined {
  const [same, setSame] = useState(count);
  if (same?.observedAt === count?.observedAt) return same;
  setSame(count);
  return count;
}

function newer(one: LiveCount | undefined, other: LiveCount | undefined): LiveCount | undefined {
  return Date.parse(other?.observedAt ?? "") > Date.parse(one?.observedAt ?? "") ? other : (one ?? other);
}

function ignore(): void {}
