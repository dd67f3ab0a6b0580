import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { redisStore } from "../../src/redis.js";
import { READ } from "../../src/redis/scripts.js";
import { createWorld, START, type World } from "../support/world.js";

const HOUR = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: START, toFake: ["Date", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** A Redis whose clock a test can set. */
function settableRedis() {
  const state = { ahead: 0, text: null as string | null };
  const run = async (script: string, _keys: string[], args: string[]) => {
    if (script === READ) return [Date.now() + state.ahead, state.text === null ? null : `=${state.text}`];
    if ((state.text === null ? "" : `=${state.text}`) !== args[0]) return 0;
    state.text = args[1] ?? "";
    return 1;
  };
  return { state, createStore: () => redisStore({ eval: run }) };
}

/** A world whose service uses this machine's clock, and sends it. */
function worldOn(store: ReturnType<typeof redisStore>): World {
  const world = createWorld({ store, now: undefined });
  world.answer = () => {
    const now = new Date();
    const body = { currentVisitors: world.visitors, websiteId: "shop.example", timestamp: now.toISOString() };
    return Response.json(body, { headers: { Date: now.toUTCString() } });
  };
  return world;
}

async function countsDuring(worlds: readonly World[], seconds: number): Promise<unknown[]> {
  const visitors: unknown[] = [];
  for (let second = 0; second < seconds; second += 5) {
    for (const world of worlds) visitors.push((await world.count())["visitors"]);
    for (const world of worlds) await world.pass(0);
    vi.advanceTimersByTime(5000);
  }
  return visitors;
}

const callsOf = (worlds: readonly World[]) => worlds.flatMap(({ calls }) => calls).length;

describe("Redis' clock, set back", () => {
  it.each([10_000, 60_000, HOUR, 24 * HOUR])("by %d ms, costs no count and no additional call", async (step) => {
    const { state, createStore } = settableRedis();
    const worlds = [worldOn(createStore()), worldOn(createStore())];
    await countsDuring(worlds, 300);
    const before = callsOf(worlds);
    state.ahead = -step;
    for (const world of worlds) world.visitors = 23;
    const after = await countsDuring(worlds, 600);
    // Versatailor is read once a minute. The clock is only seen at the next reading.
    expect(after).not.toContain(null);
    expect(new Set(after.slice(40))).toEqual(new Set([23]));
    expect(callsOf(worlds) - before).toBeGreaterThanOrEqual(9);
    expect(callsOf(worlds) - before).toBeLessThanOrEqual(11);
  });

  it("keeps the calls that were made, also for a process that starts after it", async () => {
    const { state, createStore } = settableRedis();
    const world = worldOn(createStore());
    world.answer = () => new Response("", { status: 500 });
    await countsDuring([world], 1200);
    state.ahead = -HOUR;
    const spentBefore = JSON.parse(state.text ?? "").spent["3600"].flat();
    const started = worldOn(createStore());
    await countsDuring([started], 300);
    const spent: [number, number][] = JSON.parse(state.text ?? "").spent["3600"];
    const calls = (buckets: readonly (readonly [number, number])[]) => buckets.reduce((sum, [, made]) => sum + made, 0);
    expect(calls(spent)).toBe(world.calls.length + started.calls.length);
    expect(Math.max(...spent.map(([bucket]) => bucket))).toBeLessThan(Math.max(...spentBefore));
  });

  it("never makes an old count look fresh", async () => {
    const { state, createStore } = settableRedis();
    await countsDuring([worldOn(createStore())], 10);
    vi.advanceTimersByTime(170_000);
    state.ahead = -HOUR;
    // 170 s of 180 have passed. A process that starts now cannot know it, so it waits for the next reading.
    const started = worldOn(createStore());
    started.visitors = 23;
    const counts = await countsDuring([started], 90);
    expect(counts.slice(0, 6)).toEqual([null, null, null, null, null, null]);
    expect(counts.slice(-5)).toEqual([23, 23, 23, 23, 23]);
  });
});
