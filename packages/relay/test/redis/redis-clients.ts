import { Redis } from "ioredis";
import { createClient } from "redis";
import type { RedisClient } from "../../src/redis.js";

/** A client in the form that a store needs, and a function that closes it. */
export interface OpenClient {
  readonly client: RedisClient;
  close(): void;
}

/** ioredis, connected as the store's docs show, for an app that prefixes its keys. */
export function openPrefixedIoredis(path: string): OpenClient {
  return openIoredis(path, "shop:");
}

/** ioredis, connected as the store's docs show. */
export function openIoredis(path: string, keyPrefix = ""): OpenClient {
  const redis = new Redis({ path, keyPrefix, retryStrategy: () => 50, maxRetriesPerRequest: 0 });
  const subscriber = redis.duplicate();
  for (const connection of [redis, subscriber]) connection.on("error", () => {}); // Each command rejects by itself.
  return {
    client: {
      eval: (script, keys, args) => redis.eval(script, keys.length, ...keys, ...args),
      subscribe: (channel, listener) => {
        subscriber.on("message", (from, message) => from === channel && listener(message));
        return subscriber.subscribe(channel);
      },
    },
    close() {
      redis.disconnect();
      subscriber.disconnect();
    },
  };
}

/** node-redis, connected as the store's docs show. */
export async function openNodeRedis(path: string): Promise<OpenClient> {
  const redis = await createClient({ socket: { path, tls: false } }).connect();
  const subscriber = await redis.duplicate().connect();
  return {
    client: {
      eval: (script, keys, args) => redis.eval(script, { keys, arguments: args }),
      subscribe: (channel, listener) => subscriber.subscribe(channel, listener),
    },
    close() {
      redis.destroy();
      subscriber.destroy();
    },
  };
}

/** A client without subscriptions that parses answers as JSON if it can, like `@upstash/redis`. */
export function parsingClient({ client }: OpenClient): RedisClient {
  const parsed = (answer: unknown): unknown => {
    if (Array.isArray(answer)) return answer.map(parsed);
    if (typeof answer !== "string") return answer;
    try {
      return JSON.parse(answer);
    } catch {
      return answer;
    }
  };
  return { eval: async (...command) => parsed(await client.eval(...command)) };
}
