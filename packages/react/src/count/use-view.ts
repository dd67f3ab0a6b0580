import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { followWatches, type Listeners } from "./follow-watches.js";
import type { EverySetting } from "../config/settings.js";
import { useTelling, type DisplayListeners } from "./use-telling.js";
import type { Visitors } from "./visitors.js";
import type { Watch } from "./watch-place.js";

/**
 * What is shown of a count, as long as the component is mounted: the same object as long as it says the same, so that a
 * poll which brings nothing to show renders nothing.
 */
export function useView(watch: Watch, settings: EverySetting, listeners: Listeners & DisplayListeners): Visitors {
  const heard = useRef(listeners);
  useEffect(() => {
    heard.current = listeners;
  });
  const subscribe = useCallback((onChange: () => void) => followWatches([watch], heard, onChange), [watch]);
  const visitors = useSyncExternalStore(
    subscribe,
    () => watch.now(settings),
    () => watch.first(settings),
  );
  useTelling(visitors, listeners);
  return visitors;
}
