import { raceWithSignal } from "@onlookers/core";
import type { Store } from "../store/store.js";
import type { RedisClient, RedisStoreOptions } from "./redis-client.js";
import { COMPARE_AND_SET, READ } from "./scripts.js";
import { createRedisClock } from "./redis-clock.js";

const DEFAULT_TIMEOUT = 500;
/** Milliseconds. Whoever waits for longer holds a shopper up. */
const MAX_TIMEOUT = 60_000;
/** Documents of tokens that are no longer in use go by themselves; no limit's span is longer. */
const KEPT_MS = 7 * 24 * 3600 * 1000;

/**
 * A store in Redis 5 or newer, or Valkey, for any number of instances. Time is taken from Redis, so that the instances'
 * own clocks don't matter.
 *
 * @throws {RangeError} for a `timeout` that can't be kept
 * @example ioredis
 * const subscriber = redis.duplicate();
 * const store = redisStore({
 *   eval: (script, keys, args) => redis.eval(script, keys.length, ...keys, ...args),
 *   subscribe: (channel, listener) => {
 *     subscriber.on("message", (from, message) => from === channel && listener(message));
 *     return subscriber.subscribe(channel);
 *   },
 * });
 * @example redis
 * const store = redisStore({
 *   eval: (script, keys, args) => redis.eval(script, { keys, arguments: args }),
 *   subscribe: (channel, listener) => subscriber.subscribe(channel, listener),
 * });
 */
export function redisStore(client: RedisClient, { timeout = DEFAULT_TIMEOUT }: RedisStoreOptions = {}): Store {
  checkTimeout(timeout);
  const clock = createRedisClock();
  return {
    shared: true,
    now: () => clock.now(),
    async get(key) {
      const askedAt = clock.steady();
      const { toldAt, text } = parseRead(await answeredWithin(client.eval(READ, [key], []), timeout));
      clock.learn(toldAt, askedAt);
      return text;
    },
    async compareAndSet(key, expected, next) {
      const args = [expected === null ? "" : `=${expected}`, next, `${KEPT_MS}`];
      return Number(await answeredWithin(client.eval(COMPARE_AND_SET, [key], args), timeout)) === 1;
    },
    watch: client.subscribe && ((key, listener) => watch(client, key, listener)),
  };
}

function checkTimeout(timeout: number): void {
  if (Number.isFinite(timeout) && timeout >= 1 && timeout <= MAX_TIMEOUT) return;
  throw new RangeError(
    `[onlookers] redisStore: timeout is ${timeout}, so no answer of Redis would be waited for as meant. Give milliseconds from 1 to ${MAX_TIMEOUT}, or leave it out.`,
  );
}

function watch(client: RedisClient, key: string, listener: (text: string) => void): () => void {
  let isOver = false;
  const subscribe = async () =>
    client.subscribe?.(key, (message) => {
      if (!isOver) listener(message);
    });
  subscribe().catch(() => {}); // What isn't heard of is found by the next look.
  return () => {
    isOver = true;
  };
}

function parseRead(answer: unknown): { readonly toldAt: number; readonly text: string | null } {
  const [told, text = null]: readonly unknown[] = Array.isArray(answer) ? answer : [];
  const toldAt = Number(told ?? Number.NaN);
  if (Number.isSafeInteger(toldAt) && text === null) return { toldAt, text };
  if (Number.isSafeInteger(toldAt) && typeof text === "string") return { toldAt, text: text.slice(1) };
  throw new Error(
    "[onlookers] Redis answered the store's script with something else than a time and a text, so nothing is known. Check that the client's eval passes keys and arguments on, and gives back what Redis answers.",
  );
}

/** A Redis that is slow rather than dead must not hold shoppers up. */
async function answeredWithin(answer: Promise<unknown>, ms: number): Promise<unknown> {
  const late = new AbortController();
  const timer = setTimeout(() => {
    const error = new Error(
      `[onlookers] Redis gave no answer within ${ms} ms, so the relay goes on without it for a second. Check the connection, or allow more time by redisStore's timeout.`,
    );
    late.abort(error);
  }, ms);
  return raceWithSignal(answer, late.signal).finally(() => clearTimeout(timer));
}
