import type { LiveCount } from "./live-count.js";
import type { Staleness } from "./staleness.js";
import type { SubscribeOptions, VisitorQuery, VisitorSource } from "./visitor-source.js";
import { stalenessNow, watchStaleness } from "./watch-staleness.js";

/** What is known of a query at one moment. */
export interface KnownCount {
  /** The last count that came, however old. */
  readonly latest: LiveCount | undefined;
  /** How old it is now; `null` where none has come. */
  readonly staleness: Staleness | null;
  /** Why the last try failed, `undefined` where it didn't. */
  readonly error: unknown;
}

/**
 * Follows one query: how it stands is told at once, then whenever a count comes, a try fails, or the last count ages.
 * Nothing that the source throws gets through.
 *
 * @param initialCount a count that is at hand
 * @returns ends it
 */
export function followCount(
  source: Pick<VisitorSource, "now" | "subscribe">,
  query: VisitorQuery,
  initialCount: LiveCount | undefined,
  tell: (known: KnownCount) => void,
  via?: SubscribeOptions["via"],
): () => void {
  let latest: LiveCount | undefined;
  let error: unknown;
  let stopWatch = () => {};
  let stop = () => {};

  const say = () => tell(knownOf(latest, source, error));
  function take(count: LiveCount | undefined): void {
    error = undefined;
    latest = newerOf(count, latest);
    stopWatch();
    if (latest) stopWatch = watchStaleness(latest, source, say);
    say();
  }
  function fail(failure: unknown): void {
    error = failure;
    say();
  }

  take(initialCount);
  try {
    stop = source.subscribe(query, { next: take, error: fail }, { initialCount, via });
  } catch (failure) {
    fail(failure); // Not every source knows every site.
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
