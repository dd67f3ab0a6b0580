import type { LiveCount } from "@onlookers/core";
import { saysSame, sharedMemo, viewOf, type CountView, type KnownCount } from "@onlookers/core/widget";
import type { DisplayTelling } from "@onlookers/core/tell-display";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useSettings } from "../config/onlookers-config.js";
import type { EverySetting, OneOrigin, Settings } from "../config/settings.js";
import { subscribeToErrors, type CountStore } from "./count-store.js";
import { useCountStore } from "./use-count-store.js";
import { useDisplayEvents, type DisplayEventOptions } from "./use-display-events.js";

/** Options of {@link useVisitors}. An `OnlookersConfig` may set the {@link Settings} instead. */
export type UseVisitorsOptions = HookOptions & OneOrigin;

interface HookOptions extends CountOptions, DisplayEventOptions {}

/** Options that {@link useVisitors} and `VisitorCounter` share. */
export interface CountOptions extends Settings, DisplayTelling {
  /**
   * A path such as `/pricing`, to count the visitors of that page.
   *
   * @default the whole site
   */
  readonly page?: string | undefined;
  /** A count that the server read for this render. It is shown at once, and the first request waits until its ttl. */
  readonly initialCount?: LiveCount | undefined;
  /** Called for each failed request, for the app's own log. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/**
 * The result of {@link useVisitors}: the same object until something changes that a visitor can see. A poll that
 * returns the same number renders nothing.
 */
export interface Visitors extends Omit<CountView, "count"> {
  /**
   * The count that may be shown now, else `null`. Without its `observedAt`, which each poll changes: see
   * {@link Visitors.getObservedAt}.
   */
  readonly count: Omit<NonNullable<CountView["count"]>, "observedAt"> | null;
  /** Why the last request failed, `undefined` if it did not: a `RelayError`, or the error of a custom source. */
  readonly error: unknown;
  /** Whether `status` is `loading`. */
  readonly isLoading: boolean;
  /** Requests a count now, for all components that show it. Never rejects: see `error`. */
  readonly refresh: () => Promise<void>;
  /** When the shown number was last observed, ISO 8601 UTC; `null` without a number. Read it again at each use. */
  readonly getObservedAt: () => string | null;
}

/** Live visitors of a site or a page. Any number of components share one request and one timer. */
export function useVisitors(options: UseVisitorsOptions = {}): Visitors {
  const settings = useSettings(options);
  const store = useCountStore(settings, options);
  return useStoreVisitors({ store, settings, options });
}

/** What {@link useStoreVisitors} subscribes to. */
export interface StoreVisitorsOptions {
  readonly store: CountStore;
  readonly settings: EverySetting;
  readonly options: DisplayEventOptions & Pick<CountOptions, "onError">;
}

/** Subscribes a component to a store. */
export function useStoreVisitors({ store, settings, options }: StoreVisitorsOptions): Visitors {
  const { onError } = options;
  // Before React subscribes: the first subscription connects the store, which may fail at once.
  useEffect(() => onError && subscribeToErrors(store, onError), [store, onError]);

  const [select] = useState(createVisitorsSelector);
  const { view, visitors } = useSyncExternalStore(
    store.subscribe,
    () => select({ store, known: store.getSnapshot(), settings }),
    () => select({ store, known: store.getServerSnapshot(), settings }),
  );
  useDisplayEvents(view, options);
  return visitors;
}

interface SelectorInput {
  readonly store: CountStore;
  readonly known: KnownCount;
  readonly settings: EverySetting;
}

/** What a component shows of a key. */
interface Selection {
  readonly view: CountView;
  readonly visitors: Visitors;
  /** The input that was last found to show this. */
  input: Pick<SelectorInput, "known" | "settings">;
}

/** The last view, for all equal counters of a page: a poll words the count once. */
const memoizedView = /* @__PURE__ */ sharedMemo<CountView>();

/**
 * Creates a memoized selector for one component. It returns the same object until a visitor can see a change.
 *
 * It keeps the last view of each key, because what a counter shows depends on it: a shown number stays until it falls
 * below `hideBelow`, and has a trend. A new `initialCount` replaces the store, but not the view.
 */
export function createVisitorsSelector(): (input: SelectorInput) => Selection {
  const selections = new Map<string, Selection>();
  return ({ store: { key, refresh }, ...input }) => {
    const last = selections.get(key);
    const { known, settings } = input;
    if (last?.input.known === known && last.input.settings === settings) return last;

    const before = last?.view;
    const state = { ...known, isDisabled: settings.enabled === false, before };
    const view = memoizedView(() => {
      const next = viewOf(state, settings);
      return before && saysSame(before, next) ? before : next;
    }, [settings, ...Object.values(state)]);
    if (last && view === before && known.error === last.visitors.error && refresh === last.visitors.refresh) {
      last.input = input;
      return last;
    }
    const selection: Selection = {
      view,
      input,
      visitors: {
        ...view,
        count: withoutObservedAt(view.count),
        error: known.error,
        isLoading: view.status === "loading",
        refresh,
        getObservedAt: () => (view.count && selection.input.known.latest?.observedAt) ?? null,
      },
    };
    selections.set(key, selection);
    return selection;
  };
}

function withoutObservedAt(count: CountView["count"]): Visitors["count"] {
  if (!count) return count;
  // oxlint-disable-next-line no-unused-vars -- Left out of the rest.
  const { observedAt, ...rest } = count;
  return rest;
}
