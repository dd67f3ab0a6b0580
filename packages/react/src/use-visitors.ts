import { displayOf, viewOf, type CountView, type LiveCount } from "@onlookers/core";
import { useEffect, useMemo, useRef } from "react";
import { useSettings } from "./onlookers-config.js";
import type { Settings } from "./settings.js";
import { countOrigin } from "./count-origin.js";
import { useLiveCount } from "./use-live-count.js";
import { useStaleness } from "./use-staleness.js";

/** Options of {@link useVisitors}; those of the {@link Settings} may come from an `OnlookersConfig` instead. */
export interface UseVisitorsOptions extends Settings {
  /** A path such as `/pricing`, for the visitors of that page; left out: of the whole site. */
  readonly page?: string | undefined;
  /** A count that the server read for this render: shown at once, and not asked for again until its ttl. */
  readonly initialCount?: LiveCount | undefined;
  /** Called at each failed try, for a shop's own log. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** What {@link useVisitors} gives. */
export interface Visitors extends CountView {
  /** Why the last try failed, `undefined` where it didn't: a `RelayError`, or what another source gives. */
  readonly error: unknown;
  /** Whether `status` is `loading`. */
  readonly isLoading: boolean;
  /** Asks once, now, for all who show this count. Never rejects: see `error`. */
  readonly refresh: () => Promise<void>;
}

/** Live visitors of a site or one of its pages. Any number of components share one request and one timer. */
export function useVisitors(options: UseVisitorsOptions = {}): Visitors {
  const settings = useSettings(options);
  const query = { site: settings.site, page: options.page };
  const origin = countOrigin(settings);
  const { count: latest, error, refresh } = useLiveCount(origin, query, options.initialCount, options.onError);
  const staleness = useStaleness(latest, origin.source);

  // What stands on the screen, which is known once React has put it there.
  const isOnShow = useRef(false);
  const counted = latest?.visitors ?? null;
  // oxlint-disable-next-line react/refs -- As state it would cost a render more each time, and in mid-render React 18 would hydrate by the browser's clock.
  const display = counted === null ? null : displayOf(counted, settings, isOnShow.current);
  const { visitors, isAtLeast = false } = display ?? {};
  const hasFailed = error !== undefined;
  // The same objects as long as they say the same, for the shop's own effects and memos.
  const view = useMemo(() => {
    const displayed = visitors === undefined ? null : { visitors, isAtLeast };
    return viewOf({ latest, staleness, displayed, hasFailed }, settings);
  }, [latest, staleness, visitors, isAtLeast, hasFailed, settings]);
  useEffect(() => {
    isOnShow.current = view.count !== null;
  });

  return {
    ...view,
    error,
    isLoading: view.status === "loading",
    refresh,
  };
}
