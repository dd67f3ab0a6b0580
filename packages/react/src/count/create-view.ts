import { saysSame, sharedMemo, viewOf, type CountView, type KnownCount } from "@onlookers/core/widget";
import type { EverySetting } from "../config/settings.js";
import type { Visitors } from "./visitors.js";

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
  const ofKnown = sharedMemo<Visitors>();
  const ofView = sharedMemo<Visitors>();
  let observedAt: string | null = null;

  function look(known: KnownCount, settings: EverySetting): Visitors {
    const { latest, error } = known;
    const before = views.get(key);
    const state = { ...known, isDisabled: settings.enabled === false, before };
    const view = sharedView(() => {
      const next = viewOf(state, settings);
      return before && saysSame(before, next) ? before : next;
    }, [settings, ...Object.values(state)]);
    views.set(key, view);
    observedAt = (view.count && latest?.observedAt) ?? null;
    const isLoading = view.status === "loading";
    return ofView(() => ({ ...view, error, isLoading, refresh, observedAt: () => observedAt }), [view, error]);
  }
  return (known, settings) => ofKnown(() => look(known, settings), [known, settings]);
}
