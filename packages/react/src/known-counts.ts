import {
  followCount,
  newerOf,
  stalenessNow,
  stalenessOf,
  type KnownCount,
  type LiveCount,
  type Staleness,
  type VisitorQuery,
  type VisitorSource,
} from "@onlookers/core";

/** A site, or one of its pages, whose counts are followed. */
export interface Place {
  readonly query: VisitorQuery;
  /** What the shared cache calls it. */
  readonly key: string;
  /** A count that came with the page's HTML. */
  readonly fromServer: LiveCount | undefined;
}

/** A {@link Place} with what can be done there. */
export interface FollowedPlace extends Place {
  /** Asks once, for all who observe it; never rejects. */
  readonly refresh: () => Promise<void>;
}

/** Counts that outlive their components. */
export interface CountCache {
  readonly get: (key: string) => LiveCount | undefined;
  readonly set: (key: string, count: LiveCount) => void;
}

/** Who hears of counts besides React. */
export interface Listeners {
  readonly onError?: ((error: unknown) => void) | undefined;
  /** Called whenever anything is known anew, before React renders. */
  readonly onKnown?: ((known: KnownCount) => void) | undefined;
}

/** What is known of several places, in one order: a store as `useSyncExternalStore` takes it. */
export interface KnownCounts {
  readonly places: readonly FollowedPlace[];
  /** Of each place now. */
  readonly current: () => readonly KnownCount[];
  /** Of each place as the server wrote it. */
  readonly first: () => readonly KnownCount[];
  /** Sets who else hears of it. */
  readonly tell: (listeners: Listeners) => void;
  readonly subscribe: (onChange: () => void) => () => void;
}

/** Follows the places' counts as long as anybody has subscribed. */
export function createKnownCounts(source: VisitorSource, places: readonly Place[], cache: CountCache): KnownCounts {
  const kept = ({ key, fromServer }: Place) => newerOf(cache.get(key), fromServer);
  const known = (latest: LiveCount | undefined, by: (count: LiveCount) => Staleness): KnownCount => ({
    latest,
    staleness: latest ? by(latest) : null,
    error: undefined,
  });
  let current = places.map((place) => known(kept(place), (count) => stalenessNow(count, source)));
  let listeners: Listeners = {};
  let reported: unknown;

  function take(place: Place, at: number, news: KnownCount): void {
    const { latest, error } = news;
    // Of all components that hear of a count, the first keeps it for all.
    if (latest && latest !== place.fromServer && cache.get(place.key) !== latest) cache.set(place.key, latest);
    // Places that failed together, and those that only age, have no other error.
    if (error !== undefined && error !== reported) listeners.onError?.(error);
    reported = error;
    current = current.map((before, i) => (i === at ? news : before));
    listeners.onKnown?.(news);
  }

  return {
    places: places.map((place) => ({
      ...place,
      async refresh() {
        try {
          await source.read(place.query);
        } catch {
          // Observers have heard of it.
        }
      },
    })),
    current: () => current,
    first: () => places.map(({ fromServer }) => known(fromServer, (count) => stalenessOf(count, 0))),
    tell: (given) => void (listeners = given),
    subscribe(onChange) {
      // React looks for itself once it has subscribed.
      let notify = () => {};
      const stops = places.map((place, at) =>
        followCount(source, place.query, kept(place), (news) => {
          take(place, at, news);
          notify();
        }),
      );
      notify = onChange;
      return () => stops.forEach((stop) => stop());
    },
  };
}
