import type { RelayErrorCode } from "../client/relay-error.js";

/**
 * The result of a poll: visitors, counted now or a while ago; a count without a number (`visitors: null`); an error by its
 * code; or `"skip"` for no request, as while the page is offline.
 */
export type PollResult =
  | number
  | RelayErrorCode
  | "skip"
  | {
      readonly visitors: number | null;
      /** @default 0 */
      readonly countedSecondsAgo?: number | undefined;
      /**
       * How far the server's clock is ahead of the browser's, which is set by this response.
       *
       * @default 0
       */
      readonly clockAheadSeconds?: number | undefined;
    };

/** The result of a poll `seconds` after the scenario started. It polls every 30 s. */
export type Scenario = (seconds: number) => PollResult;

/** The names of {@link scenarios}. */
export type ScenarioName = keyof typeof scenarios;

/** Seconds between two polls of a scenario, and the ttl of its counts. */
export const POLL_SECONDS = 30;

/** Ten minutes: longer than any window, so that a count expires. */
const OUTAGE_SECONDS = 600;
const HOURS_AHEAD = 3;

const cycle =
  (...numbers: readonly [number, ...number[]]): Scenario =>
  (seconds) =>
    numbers[Math.floor(seconds / POLL_SECONDS) % numbers.length] ?? numbers[0];

/** One count, an outage of ten minutes, and another count. */
const outage =
  (during: Scenario): Scenario =>
  (seconds) => {
    if (seconds < POLL_SECONDS) return 17;
    return seconds < POLL_SECONDS + OUTAGE_SECONDS ? during(seconds) : 23;
  };

/** Typical situations of a counter, by name. */
export const scenarios = {
  /** Few visitors, at times only one: below the default minimum. */
  quiet: cycle(3, 2, 1, 2, 4),
  /** A sale starts and ends. */
  burst: cycle(4, 19, 88, 420, 1_280, 960, 310, 45),
  /** No visitors: a new site, or a service whose database is down. */
  zero: () => 0,
  /** After the first count the relay answers 429 for ten minutes. */
  "429": outage(() => "rate_limited"),
  /** For ten minutes the service returns the first count; past its window the relay has no number. */
  stale: outage((seconds) => (seconds > 300 ? { visitors: null } : { visitors: 17, countedSecondsAgo: seconds })),
  /** The browser's clock is three hours slow. */
  skew: () => ({ visitors: 17, clockAheadSeconds: HOURS_AHEAD * 3600 }),
  /** After the first count the page is offline for ten minutes. */
  offline: outage(() => "skip"),
} as const satisfies Readonly<Record<string, Scenario>>;
