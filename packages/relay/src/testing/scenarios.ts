import type { RelayErrorCode } from "../client/relay-error.js";

/**
 * What a poll brings: so many visitors, counted just now or a while ago; a relay that can say nothing true
 * (`visitors: null`); a failure by its code; or `"silence"` while the page is offline and nothing is asked.
 */
export type Answer =
  | number
  | RelayErrorCode
  | "silence"
  | {
      readonly visitors: number | null;
      /** @default 0 */
      readonly countedSecondsAgo?: number | undefined;
      /**
       * How far the server's clock is ahead of the browser's, which learns it by this answer.
       *
       * @default 0
       */
      readonly clockAheadSeconds?: number | undefined;
    };

/** What the relay answers `seconds` after the scenario began. It is asked every 30 s. */
export type Scenario = (seconds: number) => Answer;

/** The names of {@link scenarios}. */
export type ScenarioName = keyof typeof scenarios;

/** Seconds between two polls of a scenario, and the ttl of its counts. */
export const POLL_SECONDS = 30;

/** Ten minutes: longer than any window, so that a count has gone by then. */
const TROUBLE_SECONDS = 600;
const HOURS_AHEAD = 3;

const inTurn =
  (...numbers: readonly [number, ...number[]]): Scenario =>
  (seconds) =>
    numbers[Math.floor(seconds / POLL_SECONDS) % numbers.length] ?? numbers[0];

/** One good count, ten minutes of trouble, and a good count again. */
const trouble =
  (answer: Scenario): Scenario =>
  (seconds) => {
    if (seconds < POLL_SECONDS) return 17;
    return seconds < POLL_SECONDS + TROUBLE_SECONDS ? answer(seconds) : 23;
  };

/** What can happen to a counter, by name. */
export const scenarios = {
  /** Few people, at times one alone: below the default minimum. */
  quiet: inTurn(3, 2, 1, 2, 4),
  /** A sale begins and ends. */
  burst: inTurn(4, 19, 88, 420, 1_280, 960, 310, 45),
  /** Nobody, ever: what a new shop has, or a service whose database is down. */
  zero: () => 0,
  /** After the first count the relay refuses for ten minutes. */
  "429": trouble(() => "rate_limited"),
  /** For ten minutes the service brings nothing newer than the first count; past its window nothing can be said. */
  stale: trouble((seconds) => (seconds > 300 ? { visitors: null } : { visitors: 17, countedSecondsAgo: seconds })),
  /** The browser's clock is three hours slow. */
  skew: () => ({ visitors: 17, clockAheadSeconds: HOURS_AHEAD * 3600 }),
  /** After the first count the page is offline for ten minutes. */
  offline: trouble(() => "silence"),
} as const satisfies Readonly<Record<string, Scenario>>;
