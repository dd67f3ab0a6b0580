import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StreamsEvent } from "../../src/index.js";
import { counted, createWorld, START, type World } from "../support/world.js";
import { listenIn } from "./listen-in.js";

let world: World;

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(async () => {
  await world.relay.close();
  vi.useRealTimers();
});

const pass = async (seconds: number) => void (await vi.advanceTimersByTimeAsync(seconds * 1000));

/** What was told of streams since the last look: second, then open, opened, ended, stalled, refused. */
function told(): (readonly number[])[] {
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

test("the operator hears how streams come and go in sums, once a heartbeat, and nothing while nothing changes", async () => {
  world = createWorld({ stream: { maxConnections: 100, heartbeatSeconds: 20 }, now: () => Date.now() });
  world.answer = () => counted(17, Date.now());
  const crowd = await Promise.all(Array.from({ length: 100 }, () => listenIn(world)));
  for (let late = 0; late < 7; late += 1) await listenIn(world);
  expect(told()).toEqual([]);
  await pass(20);
  expect(told()).toEqual([[20, 100, 100, 0, 0, 7]]);
  await pass(100);
  expect(told()).toEqual([]);
  await Promise.all(crowd.slice(1).map((one) => one.leave()));
  await pass(20);
  expect(told()).toEqual([[140, 1, 0, 99, 0, 0]]);
  await crowd[0]?.leave();
  await pass(0);
  expect(told()).toEqual([[140, 0, 0, 1, 0, 0]]);
  expect(vi.getTimerCount()).toBe(0);
});

test("who took nothing and was dropped is told apart", async () => {
  world = createWorld({ stream: { heartbeatSeconds: 20 }, now: () => Date.now() });
  world.answer = () => counted(17, Date.now());
  await world.get("/shop/stream");
  await pass(60);
  expect(told().at(-1)).toEqual([40, 0, 0, 1, 1, 0]);
});
