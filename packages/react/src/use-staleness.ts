import { stalenessOf, watchStaleness, type LiveCount, type Staleness, type VisitorSource } from "@onlookers/core";
import { useCallback, useSyncExternalStore } from "react";

/**
 * A count's staleness, kept up to date. In the server's HTML and in the browser's first render a count is as young as
 * it was when it was made, so that both write the same; it ages from then on.
 *
 * @returns `null` where there is no count
 */
export function useStaleness(count: LiveCount | undefined, source: VisitorSource): Staleness | null {
  const watch = useCallback(
    (listener: () => void) => (count === undefined ? () => {} : watchStaleness(count, source, listener)),
    [count, source],
  );
  const by = (now: number) => (count === undefined ? null : stalenessOf(count, now));
  return useSyncExternalStore(
    watch,
    () => by(source.now()),
    () => by(0),
  );
}
