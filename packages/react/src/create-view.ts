import { saysSame, sharedMemo, viewOf, type CountView, type KnownCount } from "@onlookers/core";
import type { EverySetting } from "./settings.js";
import type { Visitors } from "./visitors.js";

/** What is given, and what it was made of. */
interface Given {
  readonly known: KnownCount;
  readonly settings: EverySetting;
  readonly view: CountView;
  readonly visitors: Visitors;
}

const sharedView = /* @__PURE__ */ sharedMemo<CountView>();

/**
 * Looks at one place, and gives the same object as long as that says the same.
 *
 * @param views what stands in each place: a number on show is kept where it would not come up anew
 */
export function createView(
  key: string,
  views: Map<string, CountView>,
  refresh: Visitors["refresh"],
): (known: KnownCount, settings: EverySetting) => Visitors {
  let last: Given | undefined;
  const observedAt = () => (last?.view.count && last.known.latest?.observedAt) ?? null;

  return (known, settings) => {
    if (last?.known === known && last.settings === settings) return last.visitors;
    const { error } = known;
    const before = views.get(key);
    const state = { ...known, isDisabled: settings.enabled === false, before };
    const view = sharedView(() => {
      const next = viewOf(state, settings);
      return before && saysSame(before, next) ? before : next;
    }, [settings, ...Object.values(state)]);
    views.set(key, view);
    const visitors =
      last?.view === view && last.visitors.error === error
        ? last.visitors
        : { ...view, error, isLoading: view.status === "loading", refresh, observedAt };
    last = { known, settings, view, visitors };
    return visitors;
  };
}
