import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RelayAnswer, StreamOptions } from "../../src/index.js";
import { counted, createWorld, START, type World } from "../support/world.js";
import { connectClient } from "./stream-client.js";

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

it("sends a comment at every heartbeat of a silent stream", async () => {
  streaming({ heartbeatSeconds: 20 });
  const { text } = await connectClient(world);
  await pass(59);
  expect(text().match(/^:$/gm)).toHaveLength(2);
  await pass(60);
  expect(text().match(/^:$/gm)).toHaveLength(5);
});

it.for([
  [0, 300],
  [1, 600],
] as const)("ends a stream between half of its lifetime and all of it: random %d → %d s", async ([chance, seconds]) => {
  random = chance;
  streaming({ lifetimeSeconds: 600, heartbeatSeconds: 20 });
  const { state } = await connectClient(world);
  await pass(seconds - 20);
  expect(state()).toBe("open");
  await pass(20);
  expect(state()).toBe("ended");
  expect(vi.getTimerCount()).toBe(0);
});

it("sets the reconnection time of clients to 5 to 15 s at random", async () => {
  streaming({});
  const soon = await connectClient(world);
  random = 1;
  const late = await connectClient(world);
  await pass(0);
  expect(soon.text()).toMatch(/^retry: 5000\n\n/);
  expect(late.text()).toMatch(/^retry: 15000\n\n/);
});

describe("maxConnections", () => {
  it("answers 503 until a stream ends, and still serves counts", async () => {
    streaming({ maxConnections: 3 });
    const open = [
      await connectClient(world),
      await connectClient(world),
      await connectClient(world, "/shop/stream?page=/a"),
    ];
    const refused = await world.get("/shop/stream");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "300"]);
    expect(refused.headers.get("cache-control")).toBe("no-store");
    expect(await refused.json()).toMatchObject({ code: "too_many_streams" });
    expect((await world.get("/shop")).status).toBe(200);
    await open[0]?.disconnect();
    expect((await world.get("/shop/stream")).status).toBe(200);
  });

  it("holds for streams that are requested at the same moment", async () => {
    streaming({ maxConnections: 3 });
    const crowd = await Promise.all(Array.from({ length: 20 }, () => connectClient(world)));
    await pass(1);
    expect(crowd.filter((one) => one.received().length > 0)).toHaveLength(3);
    expect(crowd.filter((one) => one.state() === "open")).toHaveLength(3);
  });
});

describe("a client that reads nothing", () => {
  it("is disconnected after two heartbeats, with at most two events buffered", async () => {
    streaming({ heartbeatSeconds: 25 });
    const response = await world.get("/shop/stream");
    await pass(45);
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    await pass(10);
    expect(vi.getTimerCount()).toBe(0);
    await expect(response.text()).rejects.toThrow("read nothing");
  });

  it("receives only the newest count when it reads again, and delays no other client", async () => {
    streaming({ heartbeatSeconds: 300 });
    const quick = await connectClient(world);
    const slow = ((await world.get("/shop/stream")).body ?? new ReadableStream<never>()).getReader();
    for (const visitors of [18, 19, 20]) {
      world.visitors = visitors;
      await pass(60);
    }
    expect(quick.received()).toEqual([17, 18, 19, 20]);
    const taken = [await slow.read(), await slow.read()].map(({ value }) => new TextDecoder().decode(value));
    expect(taken[0]).toMatch(/^retry/);
    expect(taken[1]).toContain('"visitors":20');
  });

  it("has at most one text written to its sink, on any platform", async () => {
    streaming({ heartbeatSeconds: 25 });
    const written: string[] = [];
    const { body } = await answer("/shop/stream");
    if (body === null || typeof body === "string") throw new Error("no stream");
    let ending = "";
    body.open({
      write: (text) => (written.push(text), false),
      end: () => (ending = "end"),
      destroy: () => (ending = "destroyed"),
    });
    await pass(3600);
    expect(written).toHaveLength(1);
    expect(ending).toBe("destroyed");
  });
});

it("ends all streams on close, and opens none afterwards", async () => {
  streaming({});
  const open = [await connectClient(world), await connectClient(world)];
  await pass(1);
  await world.relay.close();
  await pass(0);
  expect(open.map((one) => one.state())).toEqual(["ended", "ended"]);
  expect(vi.getTimerCount()).toBe(0);
  expect((await world.get("/shop/stream")).status).toBe(503);
});

it.for([
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

async function answer(target: string): Promise<RelayAnswer> {
  return world.relay.answer({ method: "GET", target, ifNoneMatch: null });
}
