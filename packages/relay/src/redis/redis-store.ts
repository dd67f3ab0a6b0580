import { raceWithSignal } from "@onlookers/core";
import type { Store } from "../store/store.js";
import type { RedisClient, RedisStoreOptions } from "./redis-client.js";
import { createRedisClock } from "./redis-clock.js";
import { COMPARE_AND_SET, READ } from "./scripts.js";

const DEFAULT_TIMEOUT_MS = 500;
/** A longer wait would delay visitors. */
const MAX_TIMEOUT_MS = 60_000;
/** The states of unused tokens expire. No limit's span is longer. */
const EXPIRE_MS = 7 * 24 * 3600 * 1000;

/**
 * A store in Redis 5 or newer, or Valkey, for any number of instances. Time comes from Redis, so the instances' own
 * clocks do not matter.
 *
 * @throws {RangeError} for a `timeout` below 1 or above 60,000
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
export function redisStore(client: RedisClient, { timeout = DEFAULT_TIMEOUT_MS }: RedisStoreOptions = {}): Store {
  checkTimeout(timeout);
  const clock = createRedisClock();
  /** By the store's keys: the server's, on which changes are published. A client's `keyPrefix` changes keys only. */
  const channels = new Map<string, string>();

  async function get(key: string): Promise<string | null> {
    const sentAt = clock.steady();
    const { serverTime, text, channel = key } = parseRead(await withTimeout(client.eval(READ, [key], []), timeout));
    clock.update({ serverTime, sentAt });
    channels.set(key, channel);
    return text;
  }

  async function channelOf(key: string): Promise<string> {
    if (!channels.has(key)) await get(key);
    return channels.get(key) ?? key;
  }

  return {
    shared: true,
    now: () => clock.now(),
    get,
    async compareAndSet(key, expected, next) {
      const args = [expected === null ? "" : `=${expected}`, next, `${EXPIRE_MS}`];
      return Number(await withTimeout(client.eval(COMPARE_AND_SET, [key], args), timeout)) === 1;
    },
    watch: client.subscribe && ((key, listener) => watch(client, { channel: channelOf(key), listener })),
  };
}

function checkTimeout(timeout: number): void {
  if (Number.isFinite(timeout) && timeout >= 1 && timeout <= MAX_TIMEOUT_MS) return;
  throw new RangeError(
    `[onlookers] redisStore: timeout is ${timeout}, which is not a usable wait for an answer. Pass milliseconds from 1 to ${MAX_TIMEOUT_MS}, or omit it.`,
  );
}

interface Watch {
  readonly channel: Promise<string>;
  readonly listener: (text: string) => void;
}

function watch(client: RedisClient, { channel, listener }: Watch): () => void {
  let hasEnded = false;
  const subscribe = async () =>
    client.subscribe?.(await channel, (message) => {
      if (!hasEnded) listener(message);
    });
  subscribe().catch(() => {}); // The next poll replaces the missing messages.
  return () => {
    hasEnded = true;
  };
}

interface ReadAnswer {
  readonly serverTime: number;
  readonly text: string | null;
  readonly channel: string | undefined;
}

function parseRead(answer: unknown): ReadAnswer {
  const [time, text = null, name]: readonly unknown[] = Array.isArray(answer) ? answer : [];
  const serverTime = Number(time ?? Number.NaN);
  const channel = typeof name === "string" ? name.slice(1) : undefined;
  if (Number.isSafeInteger(serverTime) && text === null) return { serverTime, text, channel };
  if (Number.isSafeInteger(serverTime) && typeof text === "string") return { serverTime, text: text.slice(1), channel };
  throw new Error(
    "[onlookers] Redis answered the store's script with something other than a time and a text, so the store cannot be read. Check that the client's eval passes keys and arguments on, and returns Redis' answer unchanged.",
  );
}

/** A slow Redis must not delay visitors. */
async function withTimeout(answer: Promise<unknown>, ms: number): Promise<unknown> {
  const late = new AbortController();
  const timer = setTimeout(() => {
    const error = new Error(
      `[onlookers] Redis gave no answer within ${ms} ms, so the relay works without it for a second. Check the connection, or raise redisStore's timeout.`,
    );
    late.abort(error);
  }, ms);
  return raceWithSignal(answer, late.signal).finally(() => clearTimeout(timer));
}
