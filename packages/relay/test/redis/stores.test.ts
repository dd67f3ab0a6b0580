import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { memoryStore } from "../../src/index.js";
import { redisStore } from "../../src/redis.js";
import type { StorePair } from "../../src/testing.js";
import { describeStore } from "../support/describe-store.js";
import { openIoredis, openNodeRedis, openPrefixedIoredis, parsingClient, type OpenClient } from "./redis-clients.js";
import { hasRedis, REDIS, RedisServer } from "./redis-server.js";

const inMemory = memoryStore();
describeStore("memoryStore", () => ({ one: inMemory, other: inMemory }));

test.each([Number.NaN, Infinity, 0])("redisStore throws for a timeout of %s ms", (timeout) => {
  const create = () => redisStore({ eval: async () => null }, { timeout });
  expect(create).toThrow(`[onlookers] redisStore: timeout is ${timeout}, which is not a usable wait`);
});

describe.skipIf(!hasRedis)(`redisStore on ${REDIS}`, () => {
  const clients: readonly [string, (path: string) => OpenClient | Promise<OpenClient>, typeof asIs][] = [
    ["ioredis", (path) => openIoredis(path), asIs],
    ["redis", openNodeRedis, asIs],
    ["ioredis and a keyPrefix", openPrefixedIoredis, asIs],
    ["a client that parses answers as JSON", (path) => openIoredis(path), parsingClient],
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

    test.runIf(toClient === asIs)("reports each change to the stores that have read the key", async () => {
      expect(await pair.other.get("followed")).toBeNull();
      const received: unknown[] = [];
      pair.other.watch?.("followed", (value: unknown) => received.push(value));
      await vi.waitFor(async () => {
        const text = await pair.one.get("followed");
        await pair.one.compareAndSet("followed", text === null ? null : "next", "next");
        expect(received).toContain("next");
      });
    });

    test("lets the states of unused tokens expire after a week", async () => {
      await pair.one.compareAndSet("expiring", null, "state");
      const [key] = name === "ioredis and a keyPrefix" ? ["shop:expiring"] : ["expiring"];
      const admin = await openNodeRedis(server.path);
      const script = 'return redis.call("PTTL", KEYS[1])';
      const milliseconds = Number(await admin.client.eval(script, [key], []));
      admin.close();
      expect(milliseconds).toBeGreaterThan(6.9 * 24 * 3_600_000);
      expect(milliseconds).toBeLessThanOrEqual(7 * 24 * 3_600_000);
    });
  });
});

function asIs(opened: OpenClient) {
  return opened.client;
}
