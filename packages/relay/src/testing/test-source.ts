import {
  stalenessOf,
  type LiveCount,
  type VisitorObserver,
  type VisitorQuery,
  type VisitorSource,
} from "@onlookers/core";
import { remainingTtl } from "../client/poll-interval.js";
import { RelayError, type RelayErrorCode } from "../client/relay-error.js";
import { createEmissions } from "./emissions.js";
import { refuseProduction } from "./refuse-production.js";
import { POLL_SECONDS, scenarios, type Scenario, type ScenarioName } from "./scenarios.js";
import { countFor, matches, type EmitOptions } from "./emit-options.js";
import { TEST_START } from "./test-count.js";

/** Options of {@link createTestSource}. */
export interface TestSourceOptions {
  /**
   * The results of polls, by name or as a function of the seconds since the start.
   *
   * @default none: only the test emits
   */
  readonly scenario?: ScenarioName | Scenario | undefined;
  /**
   * The browser's time in epoch milliseconds, to which `advance` adds. `Date.now` follows a test runner's fake timers.
   *
   * @default a clock that stays at `TEST_START`
   */
  readonly now?: (() => number) | undefined;
  /**
   * Wraps every call that notifies observers, such as a framework's `act`.
   *
   * @default a plain call
   */
  readonly act?: ((work: () => void) => void) | undefined;
}

/** A source whose counts, errors and clock a test controls. */
export interface TestSource extends VisitorSource {
  /** Emits a count, counted now unless `options` differ. `null` emits a count without a number. */
  emit(visitors: number | null, options?: EmitOptions): void;
  /**
   * Emits a `RelayError`.
   *
   * @param code defaults to `"network"`
   */
  fail(code?: RelayErrorCode, options?: Pick<EmitOptions, "site" | "page">): void;
  /** Advances the clock: counts age, and the polls of a scenario that are due are made. `0` polls at once. */
  advance(seconds: number): void;
  /** Starts a scenario now, in place of another one. */
  start(scenario: ScenarioName | Scenario): void;
  /** The current subscriptions' queries, one per observer. */
  queries(): readonly VisitorQuery[];
}

/** The URL in error messages. */
const TEST_URL = "a test source";

interface Subscription {
  readonly query: VisitorQuery;
  readonly observer: VisitorObserver;
}

/**
 * Creates a source that replaces a relay in tests and stories. Without a scenario it emits nothing by itself.
 *
 * @throws {Error} if `NODE_ENV` is `production`
 */
export function createTestSource(options: TestSourceOptions = {}): TestSource {
  refuseProduction();
  const { now: browserTime = () => TEST_START, act = (work) => work() } = options;
  const emissions = createEmissions();
  const subscriptions = new Set<Subscription>();
  let passed = 0;
  let ahead = 0;
  let scenario: Scenario | undefined;
  let startedAt = 0;
  let nextPoll = 0;

  const browserNow = () => browserTime() + passed;
  const now = () => browserNow() + ahead;

  const isExpired = (count: LiveCount | undefined) =>
    count?.visitors != null && stalenessOf(count, now()) === "expired";

  function notify(options: EmitOptions, call: (subscription: Subscription) => void): void {
    act(() => [...subscriptions].filter(({ query }) => matches(query, options)).forEach(call));
  }

  function notifyCount({ query, observer }: Subscription): void {
    const { count } = emissions.stateOf(query);
    if (count) observer.next(count);
  }

  function notifyError({ query, observer }: Subscription): void {
    const { error } = emissions.stateOf(query);
    if (error) observer.error?.(error);
  }

  /** Repeats the state, so that the observer calculates the count's age again. */
  function notifyAgain(subscription: Subscription): void {
    notifyCount(subscription);
    notifyError(subscription);
  }

  function emit(visitors: number | null, emitOptions: EmitOptions = {}): void {
    const emitted = { visitors, options: emitOptions, now: now() };
    emissions.addCount(emitOptions, (query) => countFor(query, emitted));
    notify(emitOptions, notifyCount);
  }

  function fail(code: RelayErrorCode = "network", emitOptions: EmitOptions = {}): void {
    emissions.addError(emitOptions, new RelayError(code, TEST_URL));
    notify(emitOptions, notifyError);
  }

  function poll(resultAt: Scenario): void {
    nextPoll = browserNow() + POLL_SECONDS * 1000;
    const result = resultAt((browserNow() - startedAt) / 1000);
    if (typeof result === "number") emit(result);
    else if (typeof result === "object") {
      ahead = (result.clockAheadSeconds ?? 0) * 1000;
      emit(result.visitors, { countedSecondsAgo: result.countedSecondsAgo });
    } else if (result !== "skip") fail(result);
  }

  /** Makes all polls that are due by `until`, in the browser's epoch milliseconds, each at its own time. */
  function pollUntil(until: number): void {
    while (scenario && subscriptions.size > 0 && nextPoll <= until) {
      passed += Math.max(0, nextPoll - browserNow());
      poll(scenario);
    }
  }

  function start(next: ScenarioName | Scenario): void {
    scenario = typeof next === "string" ? scenarios[next] : next;
    startedAt = nextPoll = browserNow();
  }

  if (options.scenario) start(options.scenario);
  return {
    now,
    emit,
    fail,
    start,
    queries: () => Array.from(subscriptions, ({ query }) => query),
    advance(seconds) {
      const end = browserNow() + seconds * 1000;
      pollUntil(end);
      passed += end - browserNow();
      notify({}, notifyAgain);
    },
    async read(query, { signal } = {}) {
      signal?.throwIfAborted();
      if (scenario) poll(scenario);
      else notify({ page: query.page ?? null, site: query.site ?? "default" }, notifyAgain);
      const { count, error } = emissions.stateOf(query);
      if (count === undefined || error !== undefined || isExpired(count))
        throw error ?? new RelayError("network", TEST_URL);
      return count;
    },
    subscribe(query, observer, { initialCount } = {}) {
      const subscription = { query, observer };
      subscriptions.add(subscription);
      if (initialCount) nextPoll = Math.max(nextPoll, browserNow() + remainingTtl(initialCount, now(), 1));
      queueMicrotask(() => {
        if (!subscriptions.has(subscription)) return;
        if (scenario && nextPoll <= browserNow()) poll(scenario);
        else act(() => (isExpired(emissions.stateOf(query).count) ? notifyError : notifyAgain)(subscription));
      });
      return () => subscriptions.delete(subscription);
    },
  };
}
