import { displayOf, localeOf, sentence, type LiveCount, type Staleness } from "@onlookers/core";
import { useEffect, useMemo, useRef } from "react";
import { useSettings } from "./onlookers-config.js";
import type { Settings } from "./settings.js";
import { countOrigin } from "./count-origin.js";
import { useLiveCount } from "./use-live-count.js";
import { useStaleness } from "./use-staleness.js";
import { shownCount, statusOf, type ShownCount, type VisitorStatus } from "./visitor-status.js";

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
export interface Visitors {
  /** The count that may be shown now. `null` at any other time: there is then no number to show by mistake. */
  readonly count: ShownCount | null;
  readonly status: VisitorStatus;
  /** How old the last count is, shown or not; `null` where none has come. */
  readonly staleness: Staleness | null;
  /** The count in words; `null` where none may be shown. */
  readonly sentence: string | null;
  /** The count in words that name the span which was counted, whatever the wording; `null` as above. */
  readonly description: string | null;
  /** The language of both, for the `lang` of the element that holds them: `de-AT`. */
  readonly lang: string;
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
  const status = statusOf(latest, staleness, display !== null, error !== undefined);
  const { visitors, isAtLeast = false } = display ?? {};
  const count = useMemo(
    () => shownCount(latest, status, visitors === undefined ? null : { visitors, isAtLeast }),
    [latest, status, visitors, isAtLeast],
  );
  useEffect(() => {
    isOnShow.current = count !== null;
  });

  return {
    count,
    status,
    staleness,
    sentence: count && sentence(count, settings),
    description: count && sentence(count, { ...settings, wording: "recent" }),
    lang: localeOf(settings),
    error,
    isLoading: status === "loading",
    refresh,
  };
}
