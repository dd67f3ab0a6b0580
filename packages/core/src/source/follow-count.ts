import type { LiveCount } from "./live-count.js";
import type { Staleness } from "./staleness.js";
import type { VisitorQuery, VisitorSource } from "./visitor-source.js";
import { stalenessNow, watchStaleness } from "./staleness.js";

/** What is known of a query at one moment. */
export interface KnownCount {
  /** The last count that came, however old. */
  readonly latest: LiveCount | undefined;
  /** How old it is now; `null` where none has come. */
  readonly staleness: Staleness | null;
  /** Why the last try failed, `undefined` where it didn't. */
  readonly error: unknown;
}

/** Options of {@link followCount}. */
export interface FollowCountOptions {
  readonly query: VisitorQuery;
  /** A count that is available already, from the page's HTML say. */
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
    latest = newerOf(count, latest);
    stopWatch();
    if (latest) stopWatch = watchStaleness(latest, source, notify);
    notify();
  }
  function fail(failure: unknown): void {
    error = failure;
    notify();
  }

  take(initialCount);
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

/** How a count stands by the source's clock. */
export function knownOf(latest: LiveCount | undefined, clock: Pick<VisitorSource, "now">, error?: unknown): KnownCount {
  return { latest, staleness: latest ? stalenessNow(latest, clock) : null, error };
}

/** Of two counts of one query the one that was counted later; the first where that can't be told. */
export function newerOf(one: LiveCount | undefined, other: LiveCount | undefined): LiveCount | undefined {
  return Date.parse(other?.observedAt ?? "") > Date.parse(one?.observedAt ?? "") ? other : (one ?? other);
}
