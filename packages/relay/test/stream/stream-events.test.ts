import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { StreamsEvent } from "../../src/index.js";
import { counted, createWorld, START, type World } from "../support/world.js";
import { connectClient } from "./stream-client.js";

let world: World;

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(async () => {
  await world.relay.close();
  vi.useRealTimers();
});

const pass = async (seconds: number) => void (await vi.advanceTimersByTimeAsync(seconds * 1000));

/** The new `streams` events as second, open, opened, ended, stalled, refused. */
function emitted(): (readonly number[])[] {
  const events = world.events.splice(0).filter((event): event is StreamsEvent => event.type === "streams");
  return events.map(({ at, open, opened, ended, stalled, refused }) => [
    (Date.parse(at) - START) / 1000,
    open,
    opened,
    ended,
    stalled,
    refused,
  ]);
}

describe("streams events", () => {
  it("reports opened, ended and refused streams as sums once per heartbeat, and nothing without a change", async () => {
    world = createWorld({ stream: { maxConnections: 100, heartbeatSeconds: 20 }, now: () => Date.now() });
    world.answer = () => counted(17, Date.now());
    const crowd = await Promise.all(Array.from({ length: 100 }, () => connectClient(world)));
    for (let late = 0; late < 7; late += 1) await connectClient(world);
    expect(emitted()).toEqual([]);
    await pass(20);
    expect(emitted()).toEqual([[20, 100, 100, 0, 0, 7]]);
    await pass(100);
    expect(emitted()).toEqual([]);
    await Promise.all(crowd.slice(1).map((one) => one.disconnect()));
    await pass(20);
    expect(emitted()).toEqual([[140, 1, 0, 99, 0, 0]]);
    await crowd[0]?.disconnect();
    await pass(0);
    expect(emitted()).toEqual([[140, 0, 0, 1, 0, 0]]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("counts streams that ended because the client read nothing as stalled", async () => {
    world = createWorld({ stream: { heartbeatSeconds: 20 }, now: () => Date.now() });
    world.answer = () => counted(17, Date.now());
    await world.get("/shop/stream");
    await pass(60);
    expect(emitted().at(-1)).toEqual([40, 0, 0, 1, 1, 0]);
  });
});
