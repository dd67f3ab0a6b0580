import { displayOf, saysSame, viewOf, type CountView, type KnownCount } from "@onlookers/core";
import type { FollowedPlace, KnownCounts } from "./known-counts.js";
import type { EverySetting } from "./settings.js";
import type { Visitors } from "./use-visitors.js";

/** What stands in one place, and what it was made of. */
interface Shown {
  readonly place: FollowedPlace;
  readonly view: CountView;
  readonly visitors: Visitors;
  known: KnownCount;
  settings: EverySetting;
}

/**
 * One component's eye on its counts.
 *
 * @param known of each of their places
 */
export type Views = (counts: KnownCounts, known: readonly KnownCount[], settings: EverySetting) => readonly Visitors[];

/** Remembers what was shown last: to give the same objects again, and to keep a number that would not come up anew. */
export function createViews(): Views {
  let shown: readonly (Shown | undefined)[] = [];
  let all: readonly Visitors[] = [];
  let last: KnownCounts | undefined;

  return (counts, known, settings) => {
    if (counts !== last) {
      const before = new Map(shown.map((one) => [one?.place.key, one]));
      shown = counts.places.map(({ key }) => before.get(key));
      last = counts;
    }
    const next = known.flatMap((one, at) => {
      const place = counts.places[at];
      return place ? show(place, one, settings, shown[at]) : [];
    });
    if (next.length !== all.length || next.some(({ visitors }, at) => visitors !== all[at])) {
      all = next.map(({ visitors }) => visitors);
    }
    shown = next;
    return all;
  };
}

function show(place: FollowedPlace, known: KnownCount, settings: EverySetting, before: Shown | undefined): Shown {
  const isSame = before?.place === place;
  if (isSame && before.known === known && before.settings === settings) return before;

  const { latest, staleness, error } = known;
  const counted = latest?.visitors ?? null;
  const displayed = counted === null ? null : displayOf(counted, settings, Boolean(before?.view.count));
  const state = { latest, staleness, displayed, hasFailed: error !== undefined, before: before?.view };
  const view = viewOf(state, settings);
  if (isSame && before.visitors.error === error && saysSame(before.view, view)) {
    before.known = known;
    before.settings = settings;
    return before;
  }
  const shown: Shown = {
    place,
    view,
    visitors: {
      ...view,
      error,
      isLoading: view.status === "loading",
      refresh: place.refresh,
      observedAt: () => view.count && (shown.known.latest?.observedAt ?? null),
    },
    known,
    settings,
  };
  return shown;
}
