import type { Settings } from "../config/settings.js";
import { useWatches, type WantedCount } from "./use-watches.js";
import type { Watch } from "./watch-place.js";

/** The store of the one count that a component shows. Where a relay is asked for it, it is asked at once. */
export function useWatch(settings: Settings, wanted: WantedCount): Watch {
  const [watch] = useWatches(settings, [wanted]);
  // A source of the shop's own may know when to ask.
  if (settings.relay !== undefined) watch.ask();
  return watch;
}
