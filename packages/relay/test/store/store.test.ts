import { expect, test, vi } from "vitest";
import { memoryStore, type MemoryStore, type Store } from "../../src/index.js";
import { textStore } from "../support/text-store.js";
import { createWorld } from "../support/world.js";

test("16 cold relays on one store answer 32 requests each with one call", async () => {
  vi.useFakeTimers();
  const store = memoryStore();
  const worlds = Array.from({ length: 16 }, () => createWorld({ store }));
  const reads = worlds.flatMap((world) => Array.from({ length: 32 }, () => world.count()));
  await vi.advanceTimersByTimeAsync(1000);
  const counts = await Promise.all(reads);
  expect(worlds.flatMap((world) => world.calls)).toHaveLength(1);
  expect(new Set(counts.map((count) => count["visitors"]))).toEqual(new Set([17]));
  vi.useRealTimers();
});

test("a relay on memoryStore sets states as objects, each in place of the one before", async () => {
  const sound = memoryStore();
  const changes: (readonly [expected: unknown, next: unknown])[] = [];
  const store: MemoryStore = {
    ...sound,
    compareAndSet(key, expected, next) {
      changes.push([expected, next]);
      return sound.compareAndSet(key, expected, next);
    },
  };
  const world = createWorld({ store });
  await world.count();
  await world.pass(61);
  await world.count();
  await world.pass(0);
  expect(changes).toHaveLength(4); // Each reading acquires and commits.
  expect(changes.map(([, next]) => typeof next)).not.toContain("string");
  expect(changes.map(([expected], index) => expected === (changes[index - 1]?.[1] ?? null))).not.toContain(false);
});

test("a relay serves the count that another one read, until the same due time", async () => {
  const store = memoryStore();
  const first = createWorld({ store });
  const second = createWorld({ store });
  await first.count();
  first.visitors = second.visitors = 99;
  await second.pass(59);
  expect(await second.count()).toMatchObject({ visitors: 17 });
  expect(second.calls).toEqual([]);
});

test("a relay that dies during a reading delays the others by one lease", async () => {
  vi.useFakeTimers();
  const store = memoryStore();
  const dying = createWorld({ store, timeout: 2000 });
  dying.answer = () => new Promise(() => {});
  void dying.count();
  await vi.advanceTimersByTimeAsync(0);
  const other = createWorld({ store, timeout: 2000 });
  other.now += 3000;
  expect(await other.count()).toMatchObject({ visitors: 17 });
  vi.useRealTimers();
});

test("a store that fails costs no cached count, and is reported as failed", async () => {
  const sound = textStore();
  let isAway = false;
  const away = async () => Promise.reject(new Error("ECONNREFUSED redis://:secret@host"));
  const store: Store = {
    shared: true,
    get: (key) => (isAway ? away() : sound.get(key)),
    compareAndSet: (...step) => (isAway ? away() : sound.compareAndSet(...step)),
  };
  const world = createWorld({ store });
  await world.count();
  isAway = true;
  await world.pass(61);
  expect(await world.count()).toMatchObject({ visitors: 17 });
  await world.pass(120);
  for (let reader = 0; reader < 10; reader += 1) expect(await world.count()).toMatchObject({ visitors: null });
  expect(world.calls).toHaveLength(1);
  isAway = false;
  await world.pass(1);
  expect(await world.count()).toMatchObject({ visitors: 17 });
  expect(world.trace()).toMatchInlineSnapshot(`
    [
      "0s read visitors=17 observedAt=0s pagesError=null calls=1 durationSeconds=0",
      "0s hit ageSeconds=0",
      "61s failed code=store status=null retryAfterSeconds=null calls=0 durationSeconds=0 until=62s",
      "61s stale ageSeconds=61",
      "181s failed code=store status=null retryAfterSeconds=null calls=0 durationSeconds=0 until=182s",
      "181s miss",
      "181s miss",
      "181s miss",
      "181s miss",
      "181s miss",
      "181s miss",
      "181s miss",
      "181s miss",
      "181s miss",
      "181s miss",
      "182s read visitors=17 observedAt=182s pagesError=null calls=1 durationSeconds=0",
      "182s hit ageSeconds=0",
    ]
  `);
});

test("a store that refuses every change leads to no count, not to an endless loop", async () => {
  const world = createWorld({ store: { ...memoryStore(), compareAndSet: async () => false } });
  expect(await world.count()).toMatchObject({ visitors: null });
  expect(world.calls).toEqual([]);
});

test("an idle instance reads the others' count from the store before it serves its own old one", async () => {
  const store = { ...textStore(), watch: undefined };
  const [busy, idle] = [createWorld({ store }), createWorld({ store })];
  await idle.count();
  busy.visitors = 23;
  for (const world of [busy, idle]) await world.pass(100);
  await busy.count();
  await busy.pass(0);
  expect(await idle.count()).toMatchObject({ visitors: 23 });
  expect([busy.calls.length, idle.calls.length]).toEqual([1, 1]);
});

test("a store that hangs delays a request with a cached count by 100 ms at most", async () => {
  vi.useFakeTimers();
  const sound = textStore();
  let isHanging = false;
  const get: Store["get"] = (key) => (isHanging ? new Promise(() => {}) : sound.get(key));
  const world = createWorld({ store: { ...sound, watch: undefined, get } });
  await world.count();
  isHanging = true;
  world.now += 61_000;
  const first = world.count();
  expect(await world.count()).toMatchObject({ visitors: 17 });
  await vi.advanceTimersByTimeAsync(100);
  expect(await first).toMatchObject({ visitors: 17 });
  vi.useRealTimers();
});
