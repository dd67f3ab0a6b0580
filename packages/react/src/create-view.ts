import { saysSame, viewOf, type CountView, type KnownCount } from "@onlookers/core";
import type { EverySetting } from "./settings.js";
import type { Visitors } from "./visitors.js";

/** What stands there, and what it was made of. */
interface Shown {
  readonly known: KnownCount;
  readonly settings: EverySetting;
  readonly view: CountView;
  readonly visitors: Visitors;
}

/**
 * Looks at one place, and gives the same object as long as that says the same.
 *
 * @param onShow where numbers stand: one that does is kept where it would not come up anew
 */
export function createView(
  key: string,
  onShow: Set<string>,
  refresh: Visitors["refresh"],
): (known: KnownCount, settings: EverySetting) => Visitors {
  let last: Shown | undefined;
  const observedAt = () => (last?.view.count && last.known.latest?.observedAt) ?? null;

  return (known, settings) => {
    if (last?.known === known && last.settings === settings) return last.visitors;
    const { error } = known;
    const isDisabled = settings.enabled === false;
    const state = { ...known, isOnShow: onShow.has(key), isDisabled, before: last?.view };
    const view = viewOf(state, settings);
    onShow[view.count ? "add" : "delete"](key);
    const visitors =
      last?.visitors.error === error && last && saysSame(last.view, view)
        ? last.visitors
        : { ...view, error, isLoading: view.status === "loading", refresh, observedAt };
    last = { known, settings, view, visitors };
    return visitors;
  };
}
