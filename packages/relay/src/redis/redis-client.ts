/**
 * The part of a Redis or Valkey client that a store needs. `@upstash/redis` has it; other clients need a line, see
 * {@link redisStore}.
 */
export interface RedisClient {
  /** Sends `EVAL script keys.length ...keys ...args`. */
  eval(script: string, keys: string[], args: string[]): Promise<unknown>;
  /**
   * Calls `listener` with each message on the channel. Most clients need a separate connection for subscriptions.
   *
   * @default instances that wait for a count poll Redis ten times a second
   */
  readonly subscribe?: ((channel: string, listener: (message: string) => void) => unknown) | undefined;
}

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /**
   * Milliseconds that a command may take. A request waits for it if no count is cached.
   *
   * @default 500
   */
  readonly timeout?: number | undefined;
}
