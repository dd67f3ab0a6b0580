import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RelayAnswer, StreamOptions } from "../../src/index.js";
import { counted, createWorld, START, type World } from "../support/world.js";
import { listenIn } from "./listen-in.js";

let world: World;
let random: number;

beforeEach(() => {
  random = 0;
  vi.useFakeTimers({ now: START });
  vi.spyOn(Math, "random").mockImplementation(() => random);
});
afterEach(async () => {
  await world.relay.close();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function streaming(stream: StreamOptions): World {
  world = createWorld({ stream, now: () => Date.now() });
  world.answer = () => counted(world.visitors, Date.now());
  return world;
}
const pass = async (seconds: number) => void (await vi.advanceTimersByTimeAsync(seconds * 1000));

test("a silent stream gets a comment every heartbeat", async () => {
  streaming({ heartbeatSeconds: 20 });
  const { text } = await listenIn(world);
  await pass(59);
  expect(text().match(/^:$/gm)).toHaveLength(2);
  await pass(60);
  expect(text().match(/^:$/gm)).toHaveLength(5);
});

test.for([
  [0, 300],
  [1, 600],
] as const)("a stream lives for half its lifetime to the whole, by chance: %d → %d s", async ([chance, seconds]) => {
  random = chance;
  streaming({ lifetimeSeconds: 600, heartbeatSeconds: 20 });
  const { state } = await listenIn(world);
  await pass(seconds - 20);
  expect(state()).toBe("open");
  await pass(20);
  expect(state()).toBe("ended");
  expect(vi.getTimerCount()).toBe(0);
});

test("clients come back after 5 to 15 s, by chance", async () => {
  streaming({});
  const soon = await listenIn(world);
  random = 1;
  const late = await listenIn(world);
  await pass(0);
  expect(soon.text()).toMatch(/^retry: 5000\n\n/);
  expect(late.text()).toMatch(/^retry: 15000\n\n/);
});

describe("too many streams", () => {
  test("are answered 503 until one ends, while counts are served as ever", async () => {
    streaming({ maxConnections: 3 });
    const open = [await listenIn(world), await listenIn(world), await listenIn(world, "/shop/stream?page=/a")];
    const refused = await world.get("/shop/stream");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "300"]);
    expect(refused.headers.get("cache-control")).toBe("no-store");
    expect(await refused.json()).toMatchObject({ code: "too_many_streams" });
    expect((await world.get("/shop")).status).toBe(200);
    await open[0]?.leave();
    expect((await world.get("/shop/stream")).status).toBe(200);
  });

  test("that come at one moment don't slip through", async () => {
    streaming({ maxConnections: 3 });
    const crowd = await Promise.all(Array.from({ length: 20 }, () => listenIn(world)));
    await pass(1);
    expect(crowd.filter((one) => one.heard().length > 0)).toHaveLength(3);
    expect(crowd.filter((one) => one.state() === "open")).toHaveLength(3);
  });
});

describe("a reader that takes nothing", () => {
  test("is dropped after two heartbeats, and has cost two events at most", async () => {
    streaming({ heartbeatSeconds: 25 });
    const response = await world.get("/shop/stream");
    await pass(45);
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    await pass(10);
    expect(vi.getTimerCount()).toBe(0);
    await expect(response.text()).rejects.toThrow("took nothing");
  });

  test("gets the newest count alone when it takes again, and nobody waits for it", async () => {
    streaming({ heartbeatSeconds: 300 });
    const quick = await listenIn(world);
    const slow = ((await world.get("/shop/stream")).body ?? new ReadableStream<never>()).getReader();
    for (const visitors of [18, 19, 20]) {
      world.visitors = visitors;
      await pass(60);
    }
    expect(quick.heard()).toEqual([17, 18, 19, 20]);
    const taken = [await slow.read(), await slow.read()].map(({ value }) => new TextDecoder().decode(value));
    expect(taken[0]).toMatch(/^retry/);
    expect(taken[1]).toContain('"visitors":20');
  });

  test("is held to one text at a time, whatever the platform", async () => {
    streaming({ heartbeatSeconds: 25 });
    const written: string[] = [];
    const { body } = await ask("/shop/stream");
    if (body === null || typeof body === "string") throw new Error("no stream");
    let ending = "";
    body.open({
      write: (text) => (written.push(text), false),
      end: () => (ending = "end"),
      cut: () => (ending = "cut"),
    });
    await pass(3600);
    expect(written).toHaveLength(1);
    expect(ending).toBe("cut");
  });
});

test("close ends all streams, and none begins after it", async () => {
  streaming({});
  const open = [await listenIn(world), await listenIn(world)];
  await pass(1);
  await world.relay.close();
  await pass(0);
  expect(open.map((one) => one.state())).toEqual(["ended", "ended"]);
  expect(vi.getTimerCount()).toBe(0);
  expect((await world.get("/shop/stream")).status).toBe(503);
});

test.for([
  { maxConnections: 0 },
  { maxConnections: 1.5 },
  { maxPerAddress: 0 },
  { maxPerAddress: 1_001 },
  { heartbeatSeconds: 0 },
  { heartbeatSeconds: Number.NaN },
  { lifetimeSeconds: 10, heartbeatSeconds: 20 },
  { lifetimeSeconds: 86_401 },
])("%j is refused at start", (stream) => {
  streaming({});
  const [name] = Object.keys(stream);
  expect(() => createWorld({ stream })).toThrow(new RegExp(`^\\[onlookers\\] stream\\.${name} is`));
});

async function ask(target: string): Promise<RelayAnswer> {
  return world.relay.answer({ method: "GET", target, ifNoneMatch: null });
}
