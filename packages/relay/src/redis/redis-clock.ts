/** An estimate of a Redis server's time. */
export interface RedisClock {
  /** Narrows the estimate by one answer. */
  update(sample: RedisTimeSample): void;
  /** Epoch milliseconds. Until the first answer: this machine's time at the first use, continued by the steady clock. */
  now(): number;
  /** Milliseconds from any origin, by a clock that nobody can set. */
  steady(): number;
}

/** One answer of the server. */
interface RedisTimeSample {
  /** The server's epoch milliseconds at some moment between request and answer. */
  readonly serverTime: number;
  /** {@link RedisClock.steady} when the request was sent. */
  readonly sentAt: number;
}

/**
 * Estimates a server's time between its answers. Each answer gives bounds for the difference from the steady clock, and
 * the bounds of all answers together are narrower than those of any one. A slow answer adds little and harms nothing.
 *
 * @param steady read at each use
 */
export function createRedisClock(steady: () => number = () => performance.now()): RedisClock {
  let lowest = -Infinity;
  let highest = Infinity;
  let machineOffset: number | undefined;
  return {
    steady,
    update({ serverTime, sentAt }) {
      const low = serverTime - steady();
      const high = serverTime + 1 - sentAt; // `serverTime` is in whole milliseconds, rounded down.
      [lowest, highest] = [Math.max(lowest, low), Math.min(highest, high)];
      // The server's clock was set, or another server took over.
      if (lowest > highest) [lowest, highest] = [low, high];
    },
    now() {
      if (lowest !== -Infinity) return Math.round(steady() + (lowest + highest) / 2);
      machineOffset ??= Date.now() - steady();
      return Math.round(steady() + machineOffset);
    },
  };
}
