import { expect, test } from "vitest";
import { createRelay, versatailor, type Store } from "../../src/index.js";
import { textStore } from "../support/text-store.js";
import { counted, createWorld, START, TOKEN } from "../support/world.js";

/** A shared store that can become unreachable. */
function unreliableStore() {
  const sound = textStore();
  const faults = { isAway: false };
  const away = () => Promise.reject(new Error("away"));
  const store: Store = {
    shared: true,
    get: (key) => (faults.isAway ? away() : sound.get(key)),
    compareAndSet: (...change) => (faults.isAway ? away() : sound.compareAndSet(...change)),
  };
  return { store, faults };
}

const storeOutage = { share: 0.3, instances: 2 };

test("instances that cannot reach the store read by themselves, each within its part of the reserved share", async () => {
  const { store, faults } = unreliableStore();
  const worlds = [createWorld({ store, storeOutage }), createWorld({ store, storeOutage })];
  for (const world of worlds) await world.count();
  const sharedCalls = worlds.map(({ calls }) => calls.length);
  faults.isAway = true;
  const without: number[] = [];
  for (let second = 0; second < 7200; second += 10) {
    for (const world of worlds) {
      world.answer = () => counted(second, world.now);
      if ((await world.count())["visitors"] === null) without.push(second);
      await world.pass(10);
    }
  }
  for (const [index, { calls }] of worlds.entries()) {
    const alone = calls.slice(sharedCalls[index]);
    for (const { at } of alone) {
      expect(alone.filter((call) => call.at > at - 3_600_000 && call.at <= at).length).toBeLessThanOrEqual(15);
    }
    expect(alone.length).toBeGreaterThan(25);
  }
  expect(without.length).toBeLessThan(720); // 15 readings per hour, each valid for 3 minutes: there is a count most of the time.

  faults.isAway = false;
  const before = worlds.map(({ calls }) => calls.length);
  for (let second = 0; second < 3600; second += 10) {
    for (const world of worlds) {
      await world.count();
      await world.pass(10);
    }
  }
  const shared = worlds.reduce((sum, { calls }, index) => sum + calls.length - (before[index] ?? 0), 0);
  expect(shared).toBeGreaterThan(50);
  expect(shared).toBeLessThanOrEqual(70);
});

test("a count and a pause from an outage remain in effect when the store is back", async () => {
  const { store, faults } = unreliableStore();
  const world = createWorld({ store, storeOutage: { share: 0.3, instances: 1 } });
  await world.count();
  faults.isAway = true;
  world.visitors = 99;
  await world.pass(66);
  await world.count();
  await world.pass(1);
  expect(await world.count()).toMatchObject({ visitors: 99 });
  world.answer = () => new Response("", { status: 429, headers: { "Retry-After": "600" } });
  await world.pass(120);
  await world.count();
  await world.pass(1);
  faults.isAway = false;
  const { length } = world.calls;
  for (let second = 0; second < 590; second += 10) {
    await world.count();
    await world.pass(10);
  }
  expect(world.calls).toHaveLength(length);
});

test("an instance that never reached the store uses its share at an even pace", async () => {
  const { store, faults } = unreliableStore();
  faults.isAway = true;
  const calls: number[] = [];
  // Restarts every 50 minutes: each process loses the calls of the previous one, but keeps the pace.
  for (let start = 0; start < 4 * 3600; start += 3000) {
    const world = createWorld({ store, storeOutage });
    world.now = START + start * 1000;
    for (let second = 0; second < 3000; second += 10) {
      await world.count();
      await world.pass(10);
    }
    calls.push(...world.calls.map(({ at }) => at));
  }
  expect(calls.length).toBeGreaterThan(50);
  for (const at of calls) {
    expect(calls.filter((call) => call > at - 3_600_000 && call <= at).length).toBeLessThanOrEqual(15);
  }
});

test("a process in a restart loop makes no call", async () => {
  const { store, faults } = unreliableStore();
  faults.isAway = true;
  for (let start = 0; start < 3600; start += 60) {
    const world = createWorld({ store, storeOutage });
    world.now = START + start * 1000;
    for (let second = 0; second < 60; second += 10) {
      await world.count();
      await world.pass(10);
    }
    expect(world.calls).toEqual([]);
  }
});

test("readings leave the reserved share unused while the store can be reached", async () => {
  const { store } = unreliableStore();
  const worlds = ["shop", "blog", "club"].map((siteId) =>
    createWorld({ sites: { shop: versatailor({ siteId, token: TOKEN }) }, store, storeOutage }),
  );
  for (let second = 0; second < 3600; second += 20) {
    for (const world of worlds) {
      world.answer = () => Response.json({ currentVisitors: 17, timestamp: new Date(world.now).toISOString() });
      await world.count();
      await world.pass(20);
    }
  }
  expect(worlds.reduce((sum, { calls }) => sum + calls.length, 0)).toBe(70);
});

test("the plan contains the reserved share at all times", () => {
  const sites = { shop: versatailor({ siteId: "shop", token: TOKEN }) };
  const { store } = unreliableStore();
  expect(createRelay({ sites, store }).plan()).toMatchObject([{ intervalSeconds: 60 }]);
  expect(createRelay({ sites, store, storeOutage }).plan()).toMatchObject([{ intervalSeconds: 65 }]);
});

test.for([
  { share: 0, instances: 2 },
  { share: 1, instances: 2 },
  { share: Number.NaN, instances: 2 },
  { share: 0.3, instances: 0 },
])("createRelay throws for an invalid storeOutage: %j", (wrong) => {
  const sites = { shop: versatailor({ siteId: "shop", token: TOKEN }) };
  expect(() => createRelay({ sites, store: unreliableStore().store, storeOutage: wrong })).toThrow(/^\[onlookers\] /);
});
