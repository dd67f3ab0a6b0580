/**
 * What a store needs of a Redis or Valkey client, whichever the shop has. `@upstash/redis` is one as it is; others take
 * a line, see {@link redisStore}.
 */
export interface RedisClient {
  /** `EVAL script keys.length ...keys ...args`. */
  eval(script: string, keys: string[], args: string[]): Promise<unknown>;
  /**
   * Calls `listener` with each message that is published on the channel. Most clients need a connection of its own for
   * that.
   *
   * @default instances that wait for a count look for it ten times a second
   */
  readonly subscribe?: ((channel: string, listener: (message: string) => void) => unknown) | undefined;
}

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /**
   * Milliseconds that a command may take. Whoever asks while no count is at hand waits for it.
   *
   * @default 500
   */
  readonly timeout?: number | undefined;
}
