import {
  isSameView,
  memoizeLast,
  viewOf,
  type CounterSettings,
  type CountView,
  type KnownCount,
} from "@onlookers/core/widget";
import type { DisplayOptions } from "@onlookers/core/display-notifier";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useSettings } from "../config/onlookers-config.js";
import type { EverySetting, OneOrigin, Settings } from "../config/settings.js";
import type { CountStore } from "./count-store.js";
import { useCountStore } from "./use-count-store.js";
import { useDisplayEvents, type DisplayEventOptions } from "./use-display-events.js";

/** Options of {@link useVisitors}. An `OnlookersConfig` may set the {@link Settings} instead. */
export type UseVisitorsOptions = HookOptions & OneOrigin;

interface HookOptions extends CountOptions, DisplayEventOptions {}

/** Options that {@link useVisitors} and `VisitorCounter` share. */
export interface CountOptions extends Settings, CounterSettings, DisplayOptions {
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
  // oxlint-disable-next-line react/exhaustive-deps -- A new `initialCount` replaces the store, but not what is shown.
  const select = useMemo(createVisitorsSelector, [store.key]);
  const { refresh } = store;
  const selectFrom = (known: KnownCount) => select({ known, settings, refresh });
  const { view, visitors } = useSyncExternalStore(
    store.subscribe,
    () => selectFrom(store.getSnapshot()),
    () => selectFrom(store.getServerSnapshot()),
  );
  useDisplayEvents(view, options);
  const { error } = visitors;
  useEffect(() => {
    if (error !== undefined) options.onError?.(error);
    // oxlint-disable-next-line react/exhaustive-deps -- A new error calls the callback, a new callback does not.
  }, [error]);
  return visitors;
}

interface SelectorInput {
  readonly known: KnownCount;
  readonly settings: EverySetting;
  readonly refresh: CountStore["refresh"];
}

interface Selection {
  readonly view: CountView;
  readonly visitors: Visitors;
}

/** The last view, for all equal counters of a page: a poll words the count once. */
const memoizedView = /* @__PURE__ */ memoizeLast<CountView>();

/**
 * Creates a memoized selector for the count of one key. It returns the same object until a visitor can see a change.
 *
 * What a counter shows depends on what it showed before: a shown number stays until it falls below `hideBelow`, and has a
 * trend.
 */
export function createVisitorsSelector(): (input: SelectorInput) => Selection {
  const byInput = memoizeLast<Selection>();
  const byOutput = memoizeLast<Selection>();
  let before: CountView | undefined;
  let observedAt: string | null = null;

  function select({ known, settings, refresh }: SelectorInput): Selection {
    const { latest, error } = known;
    const state = { ...known, isDisabled: settings.enabled === false, before };
    const view = memoizedView(() => {
      const next = viewOf(state, settings);
      return before && isSameView(before, next) ? before : next;
    }, [settings, ...Object.values(state)]);
    before = view;
    observedAt = (view.count && latest?.observedAt) ?? null;
    return byOutput(() => {
      const isLoading = view.status === "loading";
      const count = view.count && withoutObservedAt(view.count);
      return { view, visitors: { ...view, count, error, isLoading, refresh, getObservedAt: () => observedAt } };
    }, [view, error, refresh]);
  }
  return (input) => byInput(() => select(input), Object.values(input));
}

// oxlint-disable-next-line no-unused-vars -- Left out of the rest.
const withoutObservedAt = ({ observedAt, ...count }: NonNullable<CountView["count"]>) => count;
