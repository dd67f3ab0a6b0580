import { useState, useSyncExternalStore } from "react";
import { countOrigin } from "./count-origin.js";
import { createViews } from "./create-views.js";
import { useSettings } from "./onlookers-config.js";
import type { Settings } from "./settings.js";
import type { Listeners } from "./known-counts.js";
import { useKnownCounts, type WantedCount } from "./use-known-counts.js";
import type { Visitors } from "./use-visitors.js";

/**
 * What is shown of each count that is wanted, in their order. Array and entries stay the same objects as long as they say the same, so
 * that a poll which brings nothing to show renders nothing.
 */
export function useViews(options: Settings, wanted: readonly [WantedCount], listeners: Listeners): readonly [Visitors];
export function useViews(options: Settings, wanted: readonly WantedCount[], listeners: Listeners): readonly Visitors[];
export function useViews(options: Settings, wanted: readonly WantedCount[], listeners: Listeners): readonly Visitors[] {
  const settings = useSettings(options);
  const counts = useKnownCounts(countOrigin(settings), settings.site, wanted, listeners);
  const [viewsOf] = useState(createViews);
  return useSyncExternalStore(
    counts.subscribe,
    () => viewsOf(counts, counts.current(), settings),
    () => viewsOf(counts, counts.first(), settings),
  );
}
