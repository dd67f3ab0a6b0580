import { Redis } from "ioredis";
import { createClient } from "redis";
import type { RedisClient } from "../../src/redis.js";

/** A client as a store takes it, and how it ends. */
export interface OpenClient {
  readonly client: RedisClient;
  close(): void;
}

/** ioredis, as the store's own docs say to hand it over. */
export function openIoredis(path: string): OpenClient {
  const redis = new Redis({ path, retryStrategy: () => 50, maxRetriesPerRequest: 0 });
  const subscriber = redis.duplicate();
  for (const connection of [redis, subscriber]) connection.on("error", () => {}); // Whoever asks hears of it.
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

/** node-redis, as the store's own docs say to hand it over. */
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

/** A client that parses answers as JSON where it can, as `@upstash/redis` does, and hears no messages. */
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
