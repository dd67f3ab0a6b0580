import type { LiveCount } from "@onlookers/core";
import { isCurrent, ofKnownAge } from "@onlookers/core/widget";
import type { Answer } from "./fetch-json.js";

/** The server's time, estimated from its answers and the browser's clocks. */
export interface ServerClock {
  /** Epoch milliseconds; the browser's own clock until the first answer. */
  readonly now: () => number;
  /**
   * Compares an answer with the clock, and corrects the clock if it is proven wrong.
   *
   * @returns the count of the answer; without its number if it is from the future, see `ofKnownAge`
   */
  sync(url: string, answer: Answer<LiveCount>): LiveCount;
}

/** An answer, and when the browser received it first, in milliseconds of `performance.now()`. */
interface SeenAnswer extends Answer<LiveCount> {
  readonly at: number;
}

/** Tolerated between two clocks: latency, times in whole seconds, and clocks that are almost right. */
const TOLERANCE_MS = 15_000;

/**
 * Creates a server clock. No clock is believed alone: a cache may send an old answer without an `Age`, and each clock may
 * be years wrong. A time fits an answer if it puts the answer's count within its window.
 *
 * - While the clock's own time fits, a later time of the answer that fits too sets the clock forward.
 * - If it does not fit, the clock takes the answer's time, but only if that advanced as much as the browser's did since the
 *   previous answer. A stored answer does not advance. The answer may have waited in a cache since the previous one, so that
 *   span is added.
 * - Otherwise the clock stays as it is, and the count is expired by it.
 *
 * Between answers, the clock advances with the browser's clock that advanced more, as `Date.now()` may be set back and
 * `performance.now()` may stop while the machine sleeps: a count may look too old for a while, but never too recent.
 */
export function createServerClock(): ServerClock {
  /** The last answer of each URL. */
  const seen = new Map<string, SeenAnswer>();
  // How far the server's clock is ahead of each.
  let aheadOfSteady = -Infinity;
  let aheadOfWall = 0;

  const now = () => Math.max(aheadOfSteady + performance.now(), aheadOfWall + Date.now());

  return {
    now,
    sync(url, { body, time }) {
      const at = performance.now();
      const previous = seen.get(url) ?? { body, time: NaN, at };
      const advanced = time - previous.time;
      const elapsed = at - previous.at;
      // A stored answer from the future stays one: a slow clock must not make it look fresh later.
      if (advanced === 0 && !previous.body.observedAt) return previous.body;

      const isLive = advanced > 0 && Math.abs(advanced - elapsed) < TOLERANCE_MS;
      let latest = isCurrent(body, now()) ? Math.max(now(), time) : isLive ? time + elapsed : NaN;
      // From now on, the clock only goes back if an answer proves it.
      if (!isCurrent(body, latest)) latest = now();
      aheadOfSteady = latest - at;
      aheadOfWall = latest - Date.now();
      body = ofKnownAge(body, now());
      seen.set(url, { body, time, at });
      return body;
    },
  };
}
