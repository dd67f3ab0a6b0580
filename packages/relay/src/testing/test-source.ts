import {
  stalenessOf,
  type LiveCount,
  type VisitorObserver,
  type VisitorQuery,
  type VisitorSource,
} from "@onlookers/core";
import { remainingTtl } from "../client/poll-interval.js";
import { RelayError, type RelayErrorCode } from "../client/relay-error.js";
import { createMemory } from "./memory.js";
import { refuseProduction } from "./refuse-production.js";
import { POLL_SECONDS, scenarios, type Scenario, type ScenarioName } from "./scenarios.js";
import { countFor, isMeantFor, type Statement } from "./statement.js";
import { TEST_START } from "./test-count.js";

/** Options of {@link createTestSource}. */
export interface TestSourceOptions {
  /**
   * What the relay would answer, by name or as a function of the seconds since the beginning.
   *
   * @default nothing: only what the test says
   */
  readonly scenario?: ScenarioName | Scenario | undefined;
  /**
   * The browser's time in epoch milliseconds, to which `advance` adds; `Date.now` follows a test runner's fake timers.
   *
   * @default a clock that stands at `TEST_START`
   */
  readonly now?: (() => number) | undefined;
  /**
   * Runs whatever tells observers something, such as a framework's `act`.
   *
   * @default a plain call
   */
  readonly act?: ((work: () => void) => void) | undefined;
}

/** A source that says what a test tells it to, by a clock that only the test turns. */
export interface TestSource extends VisitorSource {
  /** A count arrives, made now unless the statement says otherwise. `null`: the relay can say nothing true. */
  say(visitors: number | null, about?: Statement): void;
  /**
   * A try fails, with a `RelayError`.
   *
   * @param code defaults to `"network"`
   */
  fail(code?: RelayErrorCode, about?: Pick<Statement, "site" | "page">): void;
  /** Turns the clock on: the scenario's polls that are due bring their answers, and counts age. `0` asks at once. */
  advance(seconds: number): void;
  /** Begins a scenario now, instead of any other. */
  play(scenario: ScenarioName | Scenario): void;
  /** What is observed at this moment, one query for each observer. */
  queries(): readonly VisitorQuery[];
}

/** What errors call the relay that there isn't. */
const NOWHERE = "a test source";

interface Subscription {
  readonly query: VisitorQuery;
  readonly observer: VisitorObserver;
}

/**
 * Stands in for a relay in tests, stories and the like. Says nothing by itself, unless it has a scenario.
 *
 * @throws Error where `NODE_ENV` is `production`
 */
export function createTestSource(options: TestSourceOptions = {}): TestSource {
  refuseProduction();
  const { now: browserTime = () => TEST_START, act = (work) => work() } = options;
  const memory = createMemory();
  const subscriptions = new Set<Subscription>();
  let passed = 0;
  let ahead = 0;
  let scenario: Scenario | undefined;
  let began = 0;
  let nextPoll = 0;

  const browserNow = () => browserTime() + passed;
  const now = () => browserNow() + ahead;

  const isGone = (count: LiveCount | undefined) => count?.visitors != null && stalenessOf(count, now()) === "expired";

  function tell(about: Statement, hand: (subscription: Subscription) => void): void {
    act(() => [...subscriptions].filter(({ query }) => isMeantFor(query, about)).forEach(hand));
  }

  function tellCount({ query, observer }: Subscription): void {
    const { count } = memory.known(query);
    if (count) observer.next(count);
  }

  function tellError({ query, observer }: Subscription): void {
    const { error } = memory.known(query);
    if (error) observer.error?.(error);
  }

  /** How it stands, said once more: who hears it looks at the time anew. */
  function retell(subscription: Subscription): void {
    tellCount(subscription);
    tellError(subscription);
  }

  function say(visitors: number | null, about: Statement = {}): void {
    const at = now();
    memory.counted(about, (query) => countFor(query, visitors, about, at));
    tell(about, tellCount);
  }

  function fail(code: RelayErrorCode = "network", about: Statement = {}): void {
    memory.failed(about, new RelayError(code, NOWHERE));
    tell(about, tellError);
  }

  function poll(answerTo: Scenario): void {
    nextPoll = browserNow() + POLL_SECONDS * 1000;
    const answer = answerTo((browserNow() - began) / 1000);
    if (typeof answer === "number") say(answer);
    else if (typeof answer === "object") {
      ahead = (answer.clockAheadSeconds ?? 0) * 1000;
      say(answer.visitors, { countedSecondsAgo: answer.countedSecondsAgo });
    } else if (answer !== "silence") fail(answer);
  }

  /** Asks as often as it is due by `until`, in the browser's epoch milliseconds, each time at its time. */
  function pollUntil(until: number): void {
    while (scenario && subscriptions.size > 0 && nextPoll <= until) {
      passed += Math.max(0, nextPoll - browserNow());
      poll(scenario);
    }
  }

  function play(next: ScenarioName | Scenario): void {
    scenario = typeof next === "string" ? scenarios[next] : next;
    began = nextPoll = browserNow();
  }

  if (options.scenario) play(options.scenario);
  return {
    now,
    say,
    fail,
    play,
    queries: () => Array.from(subscriptions, ({ query }) => query),
    advance(seconds) {
      const end = browserNow() + seconds * 1000;
      pollUntil(end);
      passed += end - browserNow();
      tell({}, retell);
    },
    async read(query, { signal } = {}) {
      signal?.throwIfAborted();
      if (scenario) poll(scenario);
      else tell({ page: query.page ?? null, site: query.site ?? "default" }, retell);
      const { count, error } = memory.known(query);
      if (count === undefined || error !== undefined || isGone(count))
        throw error ?? new RelayError("network", NOWHERE);
      return count;
    },
    subscribe(query, observer, { initialCount } = {}) {
      const subscription = { query, observer };
      subscriptions.add(subscription);
      if (initialCount) nextPoll = Math.max(nextPoll, browserNow() + remainingTtl(initialCount, now(), 1));
      queueMicrotask(() => {
        if (!subscriptions.has(subscription)) return;
        if (scenario && nextPoll <= browserNow()) poll(scenario);
        else act(() => (isGone(memory.known(query).count) ? tellError : retell)(subscription));
      });
      return () => subscriptions.delete(subscription);
    },
  };
}
