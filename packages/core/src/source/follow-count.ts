import type { LiveCount } from "./live-count.js";
import type { Staleness } from "./staleness.js";
import type { VisitorQuery, VisitorSource } from "./visitor-source.js";
import { ofKnownAge, stalenessNow, watchStaleness } from "./staleness.js";

/** The state of a query. */
export interface KnownCount {
  /** The last count, however old. */
  readonly latest: LiveCount | undefined;
  /** Its staleness now; `null` without a count. */
  readonly staleness: Staleness | null;
  /** Why the last request failed; `undefined` if it did not. */
  readonly error: unknown;
}

/** Options of {@link followCount}. */
export interface FollowCountOptions {
  readonly query: VisitorQuery;
  /** A count that is available already, such as one in the page's HTML. */
  readonly initialCount?: LiveCount | undefined;
  /** Called once before `followCount` returns, then whenever a count arrives, a read fails, or the last count ages. */
  readonly next: (known: KnownCount) => void;
}

/**
 * Subscribes to one query and keeps track of its last count, that count's staleness and the last error. An error that the
 * source throws is reported as a failed read.
 *
 * @returns ends the subscription
 */
export function followCount(
  source: Pick<VisitorSource, "now" | "subscribe">,
  { query, initialCount, next }: FollowCountOptions,
): () => void {
  let latest: LiveCount | undefined;
  let error: unknown;
  let stopWatch = () => {};
  let stop = () => {};

  const notify = () => next(knownOf(latest, source, error));
  function take(count: LiveCount | undefined): void {
    error = undefined;
    latest = count;
    stopWatch();
    if (latest) stopWatch = watchStaleness(latest, source, notify);
    notify();
  }
  function fail(failure: unknown): void {
    error = failure;
    notify();
  }

  take(initialCount && ofKnownAge(initialCount, source.now()));
  try {
    stop = source.subscribe(query, { next: take, error: fail }, { initialCount });
  } catch (failure) {
    fail(failure); // A source may not have this site.
  }
  return () => {
    stopWatch();
    stop();
  };
}

/** The state of a count by the source's clock. */
export function knownOf(latest: LiveCount | undefined, clock: Pick<VisitorSource, "now">, error?: unknown): KnownCount {
  return { latest, staleness: latest ? stalenessNow(latest, clock) : null, error };
}
