/** The time of a Redis server, as its answers told it. */
export interface RedisClock {
  /**
   * @param toldAt the server's epoch milliseconds, told at some moment since the question
   * @param askedAt {@link RedisClock.steady} when it was asked
   */
  learn(toldAt: number, askedAt: number): void;
  /** Epoch milliseconds; until the first answer as this machine's own clock said at the first question, and on from there. */
  now(): number;
  /** Milliseconds from any origin, by a clock that nobody sets. */
  steady(): number;
}

/**
 * Follows a server's time between its answers. Each answer says between which bounds the difference to the steady clock
 * lies, and the bounds of all answers together are narrower than any one's: a slow answer tells little, and harms nothing.
 *
 * @param steady looked up at each use
 */
export function createRedisClock(steady: () => number = () => performance.now()): RedisClock {
  let least = -Infinity;
  let most = Infinity;
  let own: number | undefined;
  return {
    steady,
    learn(toldAt, askedAt) {
      const low = toldAt - steady();
      const high = toldAt + 1 - askedAt; // `toldAt` is whole milliseconds, rounded down.
      [least, most] = [Math.max(least, low), Math.min(most, high)];
      // The server's clock was set, or another server took over.
      if (least > most) [least, most] = [low, high];
    },
    now() {
      if (least !== -Infinity) return Math.round(steady() + (least + most) / 2);
      own ??= Date.now() - steady();
      return Math.round(steady() + own);
    },
  };
}
