import type { KnownCount } from "@onlookers/core";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useSettings } from "./onlookers-config.js";
import type { Settings } from "./settings.js";
import type { Visitors } from "./use-visitors.js";
import { useWatches, type WantedCount } from "./use-watches.js";

/** Who hears of counts besides React. */
export interface Listeners {
  readonly onError?: ((error: unknown) => void) | undefined;
  /** Called whenever anything is known anew, before React renders. */
  readonly onKnown?: ((known: KnownCount) => void) | undefined;
}

/**
 * What is shown of each count that is wanted, in their order, as long as the component is mounted. Array and entries stay
 * the same objects as long as they say the same, so that a poll which brings nothing to show renders nothing.
 */
export function useViews(options: Settings, wanted: readonly [WantedCount], listeners: Listeners): readonly [Visitors];
export function useViews(options: Settings, wanted: readonly WantedCount[], listeners: Listeners): readonly Visitors[];
export function useViews(options: Settings, wanted: readonly WantedCount[], listeners: Listeners): readonly Visitors[] {
  const settings = useSettings(options);
  const watches = useWatches(settings, wanted);
  const heard = useRef(listeners);
  useEffect(() => {
    heard.current = listeners;
  });
  const subscribe = useCallback(
    (onChange: () => void) => {
      let isBegun = false;
      let reported: unknown;
      const stops = watches.map(({ follow }) =>
        follow((known) => {
          const { error } = known;
          // Counts that failed together, and those that only age, have no other error.
          if (error !== undefined && error !== reported) heard.current.onError?.(error);
          reported = error;
          heard.current.onKnown?.(known);
          if (isBegun) onChange();
        }),
      );
      // Until here React looks for itself.
      isBegun = true;
      return () => stops.forEach((stop) => stop());
    },
    [watches],
  );
  const [same] = useState(createSame);
  return useSyncExternalStore(
    subscribe,
    () => same(watches.map(({ now }) => now(settings))),
    () => same(watches.map(({ first }) => first(settings))),
  );
}

/** The last list again, where the next has the same in it. */
function createSame() {
  let last: readonly Visitors[] = [];
  return (next: readonly Visitors[]) => {
    if (next.length !== last.length || next.some((visitors, at) => visitors !== last[at])) last = next;
    return last;
  };
}
