import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memoryStore } from "../../src/index.js";
import { redisStore } from "../../src/redis.js";
import type { StorePair } from "../../src/testing.js";
import { describeStore } from "../support/describe-store.js";
import { openIoredis, openNodeRedis, parsingClient, type OpenClient } from "./redis-clients.js";
import { hasRedis, REDIS, RedisServer } from "./redis-server.js";

const inMemory = memoryStore();
describeStore("memoryStore", () => ({ one: inMemory, other: inMemory }));

test.each([Number.NaN, Infinity, 0])("redisStore throws for a timeout of %s ms", (timeout) => {
  const create = () => redisStore({ eval: async () => null }, { timeout });
  expect(create).toThrow(`[onlookers] redisStore: timeout is ${timeout}, which is not a usable wait`);
});

describe.skipIf(!hasRedis)(`redisStore on ${REDIS}`, () => {
  const clients: readonly [string, (path: string) => OpenClient | Promise<OpenClient>, typeof asIs][] = [
    ["ioredis", openIoredis, asIs],
    ["redis", openNodeRedis, asIs],
    ["a client that parses answers as JSON", openIoredis, parsingClient],
  ];
  describe.each(clients)("with %s", (name, open, toClient) => {
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

    describeStore(toClient === asIs ? "with watch" : "without watch", () => pair);
  });
});

function asIs(opened: OpenClient) {
  return opened.client;
}
