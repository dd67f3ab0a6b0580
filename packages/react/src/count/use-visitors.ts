import type { LiveCount } from "@onlookers/core";
import type { DisplayTelling } from "@onlookers/core/tell-display";
import { useSettings } from "../config/onlookers-config.js";
import type { OneOrigin, Settings } from "../config/settings.js";
import type { DisplayListeners } from "./use-telling.js";
import { useView } from "./use-view.js";
import { useWatch } from "./use-watch.js";
import type { Visitors } from "./visitors.js";

/** Options of {@link useVisitors}; those of the {@link Settings} may come from an `OnlookersConfig` instead. */
export type UseVisitorsOptions = HookOptions & OneOrigin;

interface HookOptions extends CountOptions, DisplayListeners {}

/** What {@link useVisitors} and a `VisitorCounter` both take. */
export interface CountOptions extends Settings, DisplayTelling {
  /** A path such as `/pricing`, for the visitors of that page; left out: of the whole site. */
  readonly page?: string | undefined;
  /** A count that the server read for this render: shown at once, and not asked for again until its ttl. */
  readonly initialCount?: LiveCount | undefined;
  /** Called at each failed try, for a shop's own log. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Live visitors of a site or one of its pages. Any number of components share one request and one timer. */
export function useVisitors(options: UseVisitorsOptions = {}): Visitors {
  const settings = useSettings(options);
  const watch = useWatch(settings, options);
  return useView(watch, settings, options);
}
