import { describe, expect, it } from "vitest";
import { defineProvider, memoryStore, type MemoryStore } from "../../src/index.js";
import { counted, createWorld, TOKEN, type World } from "../support/world.js";

/** A limit of 2 calls a minute, of which one reading in 38 s makes one. A lease lasts 51 s. */
const site = defineProvider({
  name: "slow",
  siteId: "shop.example",
  token: TOKEN,
  baseUrl: "https://slow.example",
  windowSeconds: 300,
  intervalSeconds: 5,
  limits: [{ requests: 2, perSeconds: 60 }],
  visitors: {
    request: () => ({ path: "/" }),
    parse: (answer) => ({ activeVisitors: 17, ...answer.observed() }),
  },
});
const TIMEOUT_MS = 50_000;

/** A world whose first change of the store, which takes the lease, is followed by a stop of the process. */
function stoppedAfterAcquire(seconds: number, store = memoryStore()): World {
  let isFirst = true;
  const stopping: MemoryStore = {
    ...store,
    async compareAndSet(...change) {
      const isSet = await store.compareAndSet(...change);
      if (isFirst) world.now += seconds * 1000;
      isFirst = false;
      return isSet;
    },
  };
  const world: World = createWorld({ sites: { shop: site }, timeout: TIMEOUT_MS, store: stopping });
  world.answer = () => counted(17, world.now);
  return world;
}

/** The most calls in any minute. */
function mostInAMinute(times: readonly number[]): number {
  return Math.max(...times.map((at) => times.filter((other) => other >= at && other < at + 60_000).length));
}

describe("a process that is stopped after it acquired a lease", () => {
  it("makes no call when it continues after the lease", async () => {
    const world = stoppedAfterAcquire(52);
    expect(await world.count()).toMatchObject({ visitors: null });
    expect(world.calls).toEqual([]);
    expect(await world.count()).toMatchObject({ visitors: 17 });
    expect(world.calls).toHaveLength(1);
  });

  it("leaves the reading to another one, which may have made it already", async () => {
    const store = memoryStore();
    const stopped = stoppedAfterAcquire(52, store);
    const first = stopped.count();
    const other = createWorld({ sites: { shop: site }, timeout: TIMEOUT_MS, store });
    other.now += 51_500;
    other.answer = () => counted(23, other.now);
    await first;
    expect(await other.count()).toMatchObject({ visitors: 17 });
    expect([...stopped.calls, ...other.calls]).toHaveLength(1);
    expect(await stopped.count()).toMatchObject({ visitors: 17 });
  });

  it("counts its call at the lease's end, so that a call late in a long lease is within the limit", async () => {
    const world = stoppedAfterAcquire(50);
    for (let second = 0; second < 300; second += 1) {
      await world.count();
      await world.pass(1);
    }
    expect(world.calls.length).toBeGreaterThan(4);
    expect(mostInAMinute(world.calls.map(({ at }) => at))).toBeLessThanOrEqual(2);
  });
});
