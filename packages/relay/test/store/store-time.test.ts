import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Store } from "../../src/index.js";
import { textStore } from "../support/text-store.js";
import { createWorld, START, type World } from "../support/world.js";

const HOUR = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: START, toFake: ["Date", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** A store whose clock is an hour behind this machine's. Its first answer shows that. */
function hourBehind() {
  const sound = textStore();
  const state = { isAway: true, hasAnswered: false };
  const answer = <T>(work: () => Promise<T>): Promise<T> => {
    if (state.isAway) return Promise.reject(new Error("away"));
    state.hasAnswered = true;
    return work();
  };
  const store: Store = {
    shared: true,
    get: (key) => answer(() => sound.get(key)),
    compareAndSet: (...change) => answer(() => sound.compareAndSet(...change)),
    now: () => Date.now() - (state.hasAnswered ? HOUR : 0),
  };
  return { store, state };
}

/** A world whose service uses this machine's clock, and sends it. */
function worldOn(store: Store): World {
  const world = createWorld({ store, storeOutage: { share: 0.5, instances: 1 }, now: undefined });
  world.answer = () => {
    const now = new Date();
    const body = { currentVisitors: world.visitors, websiteId: "shop.example", timestamp: now.toISOString() };
    return Response.json(body, { headers: { Date: now.toUTCString() } });
  };
  return world;
}

async function pass(world: World, seconds: number): Promise<void> {
  await world.pass(0);
  vi.advanceTimersByTime(seconds * 1000);
}

/** The counts of a visitor who requests one every ten seconds. */
async function countsDuring(world: World, seconds: number): Promise<unknown[]> {
  const visitors: unknown[] = [];
  for (let second = 0; second < seconds; second += 10) {
    visitors.push((await world.count())["visitors"]);
    await pass(world, 10);
  }
  return visitors;
}

test("a store with another time costs no count when it is first reached late", async () => {
  const { store, state } = hourBehind();
  const world = worldOn(store);
  await countsDuring(world, 90);
  expect(new Set(await countsDuring(world, 300))).toEqual(new Set([17]));
  state.isAway = false;
  world.visitors = 23;
  expect(new Set((await countsDuring(world, 200)).slice(8))).toEqual(new Set([23]));
  state.isAway = true;
  world.visitors = 31;
  expect(new Set((await countsDuring(world, 300)).slice(10))).toEqual(new Set([31]));
});

test("a pause from before the store's first answer keeps its length", async () => {
  const { store, state } = hourBehind();
  const world = worldOn(store);
  world.answer = () => new Response("", { status: 429, headers: { "Retry-After": "600" } });
  while (world.calls.length === 0) await countsDuring(world, 10);
  const askedAt = Date.now();
  state.isAway = false;
  while (world.calls.length === 1) await countsDuring(world, 10);
  expect((Date.now() - askedAt) / 1000).toBeGreaterThan(580);
  expect((Date.now() - askedAt) / 1000).toBeLessThan(640);
});
