import type { LiveCount } from "@onlookers/core";
import { useSettings, type Settings, type Visitors } from "@onlookers/react";
import { batchPages } from "@onlookers/relay/client";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { followWatches } from "../count/follow-watches.js";
import type { OneOrigin } from "../config/settings.js";
import { useWatches } from "../count/use-watches.js";
import type { Watch } from "../count/watch-place.js";
import { createSameMap } from "./same-map.js";
import { soon } from "./soon.js";

/** Options of {@link useVisitorsByPage}; those of the {@link Settings} may come from an `OnlookersConfig` instead. */
export type UseVisitorsByPageOptions = PagesOptions & OneOrigin;

interface PagesOptions extends Settings {
  /** Counts that the server read for this render, by page. */
  readonly initialCounts?: Readonly<Record<string, LiveCount | undefined>> | undefined;
  /** Called once for each failed try, for a shop's own log. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/**
 * Live visitors of several pages, as of the products of a grid, by one request for each 50 of them. Any `VisitorCounter`
 * or `useVisitors` of one of these pages shares it.
 *
 * @param pages paths such as `/products/mug`. Show the same ones to everybody as far as you can: each set of pages is an
 *   address of its own for caches
 * @returns what `useVisitors` gives, by page, in the order of `pages`; the same objects as long as they say the same
 */
export function useVisitorsByPage(
  pages: readonly string[],
  options: UseVisitorsByPageOptions = {},
): ReadonlyMap<string, Visitors> {
  const { initialCounts, onError, ...own } = options;
  const settings = useSettings(own);
  const wanted = [...new Set(pages)].map((page) => ({ page, initialCount: initialCounts?.[page] }));
  const watches = useWatches(settings, wanted);
  const [via] = useState(batchPages);
  const report = useRef(onError);
  useEffect(() => {
    report.current = onError;
  });
  const subscribe = useCallback(
    (onChange: () => void) => {
      // A batch brings many counts, or as many errors: they must neither render a grid as often nor fill a shop's log.
      const change = soon(onChange);
      const failure = soon((error: unknown) => report.current?.(error));
      const stop = followWatches(watches, { current: { onError: failure.run, via } }, () => change.run(undefined));
      return () => {
        change.cancel();
        failure.cancel();
        stop();
      };
    },
    [watches, via],
  );
  const [same] = useState(() => createSameMap<string, Visitors>());
  const see = (look: (watch: Watch) => Visitors) => same(watches.map((watch) => [watch.page ?? "", look(watch)]));
  return useSyncExternalStore(
    subscribe,
    () => see(({ now }) => now(settings)),
    () => see(({ first }) => first(settings)),
  );
}
