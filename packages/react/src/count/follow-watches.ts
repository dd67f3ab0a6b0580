import type { SubscribeOptions } from "@onlookers/core";
import type { KnownCount } from "@onlookers/core/widget";
import type { Watch } from "./watch-place.js";

/** Who hears of counts besides React, and how they are asked for. */
export interface Listeners extends Pick<SubscribeOptions, "via"> {
  readonly onError?: ((error: unknown) => void) | undefined;
  /** Called whenever anything is known anew, before React renders. */
  readonly onKnown?: ((known: KnownCount) => void) | undefined;
}

/**
 * Follows all of a component's counts.
 *
 * @param heard the latest listeners, looked up at each call
 * @returns ends it
 */
export function followWatches(
  watches: readonly Watch[],
  heard: { readonly current: Listeners },
  onChange: () => void,
): () => void {
  let reported: unknown;
  const tell = (known: KnownCount) => {
    const { error } = known;
    // Counts that failed together, and those that only age, have no other error.
    if (error !== undefined && error !== reported) heard.current.onError?.(error);
    reported = error;
    heard.current.onKnown?.(known);
    onChange();
  };
  const stops = watches.map(({ follow }) => follow(tell, heard.current.via));
  return () => stops.forEach((stop) => stop());
}
