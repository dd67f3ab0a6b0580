import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { plausible, type RelayOptions } from "../../src/index.js";
import { textStore } from "../support/text-store.js";
import { counted, createWorld, START, TOKEN, type World } from "../support/world.js";
import { connectClient } from "./stream-client.js";

let world: World;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(async () => {
  await world.relay.close();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function streaming(overrides: Partial<RelayOptions> = {}): World {
  world = createWorld({ stream: true, now: () => Date.now(), ...overrides });
  world.answer = () => counted(world.visitors, Date.now());
  return world;
}
const pass = async (seconds: number) => void (await vi.advanceTimersByTimeAsync(seconds * 1000));

describe("GET /{site}/stream", () => {
  it("answers like an unknown site without the option stream", async () => {
    const off = streaming({ stream: undefined });
    const unknown = await off.get("/nobody");
    for (const path of ["/shop/stream", "/shop/stream/?page=/a"]) {
      const response = await off.get(path);
      expect([response.status, await response.text()]).toEqual([404, await unknown.clone().text()]);
    }
    expect(off.calls).toEqual([]);
  });

  it("sends the same count as a GET first, with headers for proxies", async () => {
    streaming({ origin: "*" });
    const { response, text, events } = await connectClient(world);
    await pass(0);
    const polled = await world.get();
    expect(Object.fromEntries(response.headers)).toEqual({
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "Age, Date, ETag",
      "cache-control": "no-store, no-transform",
      "content-type": "text/event-stream",
      "cross-origin-resource-policy": "cross-origin",
      date: new Date(START).toUTCString(),
      "timing-allow-origin": "*",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
    });
    expect(text()).toBe(
      `retry: 10000\n\nid: ${polled.headers.get("etag")?.slice(1, -1)}\ndata: ${await polled.text()}\n\n`,
    );
    expect(events()).toHaveLength(1);
  });

  it("waits for the first count as a GET does", async () => {
    streaming();
    let arrive = (_response: Response) => {};
    const answer = world.answer;
    world.answer = () => new Promise((resolve) => (arrive = resolve));
    const early = await connectClient(world);
    await pass(4);
    const later = await connectClient(world);
    expect([early.received(), later.received()]).toEqual([[], []]);
    arrive(await answer({ url: "", at: Date.now(), init: undefined }));
    await pass(0);
    expect([early.received(), later.received()]).toEqual([[17], [17]]);
    expect(world.calls).toHaveLength(1);
  });

  it("sends a count without a number at once when the provider fails", async () => {
    streaming();
    world.answer = () => new Response("", { status: 500 });
    const { received } = await connectClient(world);
    await pass(0);
    expect(received()).toEqual([null]);
  });

  it("sends each later count once, from one reading per interval for all clients", async () => {
    streaming();
    const askedAt: number[] = [];
    world.answer = () => {
      askedAt.push((Date.now() - START) / 1000);
      return counted(world.visitors, Date.now());
    };
    const crowd = await Promise.all(Array.from({ length: 20 }, () => connectClient(world)));
    for (const visitors of [17, 18, 19]) {
      world.visitors = visitors;
      await pass(60);
    }
    expect(new Set(crowd.map((one) => one.received().join()))).toEqual(new Set(["17,17,18,19"]));
    expect(askedAt).toEqual([0, 60, 120, 180]);
  });

  it("sends a count without a number after expiry, and the next number", async () => {
    streaming();
    const { received } = await connectClient(world);
    await pass(1);
    world.answer = () => new Response("", { status: 503 });
    await pass(179);
    expect(received()).toEqual([17]);
    await pass(2);
    expect(received()).toEqual([17, null]);
    world.answer = () => counted(5, Date.now());
    await pass(300);
    expect(received().slice(0, 3)).toEqual([17, null, 5]);
  });

  it("sends a page's count for ?page=", async () => {
    streaming({ pages: ["/pricing"] });
    const { events } = await connectClient(world, "/shop/stream?page=/pricing");
    await pass(1);
    expect(events().map((event) => event.data)).toEqual([await world.count("/shop?page=/pricing")]);
    expect((await world.get("/shop/stream?page=/other")).status).toBe(404);
    expect((await world.get("/shop/stream?page=")).status).toBe(400);
    expect((await world.get("/nobody/stream")).status).toBe(404);
  });

  it.for(["/a\r\n\r\ndata: {}", "/a\n\nid: 1", "/a\u2028event: x", "/\0", "/ü"])(
    "sends one event, equal to a GET's count, for the page %j",
    async (name) => {
      streaming({ sites: { shop: plausible({ siteId: "shop.example", token: TOKEN, pages: true }) } });
      const results = [{ dimensions: [name], metrics: [4] }];
      world.answer = ({ url }) => Response.json(url.includes("/v2/") ? { results } : 17);
      const query = `?page=${encodeURIComponent(name)}`;
      const { events } = await connectClient(world, `/shop/stream${query}`);
      await pass(1);
      const polled = await world.count(`/shop${query}`);
      expect(polled).toMatchObject({ visitors: 4, scope: "page" });
      expect(events().map((event) => event.data)).toEqual([polled]);
    },
  );

  it("answers HEAD with the stream's headers", async () => {
    streaming();
    const { status, headers } = await world.get("/shop/stream", { method: "HEAD" });
    expect([status, headers.get("content-type")]).toEqual([200, "text/event-stream"]);
  });

  it.for(["HEAD", "OPTIONS", "POST"])("opens no stream for %s", async (method) => {
    streaming();
    const [streamed, usual] = [await world.get("/shop/stream", { method }), await world.get("/shop", { method })];
    expect(streamed.status).toBe(usual.status);
    expect(streamed.headers.get("allow")).toBe(usual.headers.get("allow"));
    expect(await streamed.text()).toBe(await usual.text());
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("streams of several instances with one store", () => {
  it("send the counts that any instance reads, with the readings of one instance", async () => {
    const store = textStore();
    const one = streaming({ store });
    const other = createWorld({ store, stream: true, now: () => Date.now() });
    other.answer = () => counted(other.visitors, Date.now());
    const received = [await connectClient(one), await connectClient(other)].map((each) => each.received);
    for (const visitors of [17, 18, 19]) {
      one.visitors = other.visitors = visitors;
      await pass(65);
    }
    expect(received.map((each) => each().at(-1))).toEqual([19, 19]);
    expect(one.calls.length + other.calls.length).toBe(4);
    await other.relay.close();
  });
});

describe("streams without clients", () => {
  it("read no provider and run no timer", async () => {
    streaming();
    const one = await connectClient(world);
    const other = await connectClient(world, "/shop/stream?page=/a");
    await pass(70);
    await one.disconnect();
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    await other.disconnect();
    expect(vi.getTimerCount()).toBe(0);
    const callsBefore = world.calls.length;
    await pass(3600);
    expect(world.calls).toHaveLength(callsBefore);
  });

  it("keep no timer and make no reading after 10,000 visits", { timeout: 30_000 }, async () => {
    streaming({ stream: { maxConnections: 5 } });
    for (let visit = 0; visit < 10_000; visit += 1) {
      const { status, body } = await world.get(`/shop/stream?page=/${visit}`);
      if (status !== 200) throw new Error(`visit ${visit} was refused`);
      await body?.cancel();
    }
    expect(vi.getTimerCount()).toBe(0);
    expect(world.calls).toHaveLength(1);
  });
});

describe("streams of a failing provider", () => {
  it("read it no more often than polls do", async () => {
    streaming();
    world.answer = () => new Response("", { status: 429, headers: { "retry-after": "600" } });
    await connectClient(world);
    await pass(599);
    expect(world.calls).toHaveLength(1);
  });

  it("read it at most as often as planned, for an hour", async () => {
    streaming({ stream: { lifetimeSeconds: 86_400 } });
    await connectClient(world);
    await pass(3600);
    expect(world.calls.length).toBeLessThanOrEqual((world.relay.plan()[0]?.readsPerHour ?? 0) + 1);
    expect(world.calls.length).toBeGreaterThan(50);
  });
});
