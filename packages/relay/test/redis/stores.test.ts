import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memoryStore } from "../../src/index.js";
import { redisStore } from "../../src/redis.js";
import { describeStore, describeWatching, type StorePair } from "../describe-store.js";
import { openIoredis, openNodeRedis, parsingClient, type OpenClient } from "./redis-clients.js";
import { hasRedis, REDIS, RedisServer } from "./redis-server.js";

const inMemory = memoryStore();
describeStore("a store in memory", () => ({ one: inMemory, other: inMemory }));
describeWatching("a store in memory, watched", () => ({ one: inMemory, other: inMemory }));

test.each([Number.NaN, Infinity, 0])("a store in Redis can't wait for %s ms", (timeout) => {
  const make = () => redisStore({ eval: async () => null }, { timeout });
  expect(make).toThrow(`[onlookers] redisStore: timeout is ${timeout}, so no answer of Redis`);
});

describe.skipIf(!hasRedis)(`a store in ${REDIS}`, () => {
  const clients: readonly [string, (path: string) => OpenClient | Promise<OpenClient>, typeof asIs][] = [
    ["ioredis", openIoredis, asIs],
    ["redis", openNodeRedis, asIs],
    ["a client that parses what it gets", openIoredis, parsingClient],
  ];
  describe.each(clients)("by %s", (name, open, toClient) => {
    const server = new RedisServer();
    const opened: OpenClient[] = [];
    let pair: StorePair;

    beforeAll(async () => {
      await server.start();
      opened.push(await open(server.path), await open(server.path));
      const [one, other] = opened.map((each) => redisStore(toClient(each)));
      if (one === undefined || other === undefined) throw new Error(`no clients of ${name}`);
      pair = { one, other };
    });
    afterAll(async () => {
      for (const each of opened) each.close();
      await server.close();
    });

    describeStore("its store", () => pair);
    if (toClient === asIs) describeWatching("its store, watched", () => pair);
  });
});

function asIs(opened: OpenClient) {
  return opened.client;
}
