import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { plausible, type RelayOptions } from "../../src/index.js";
import { textStore } from "../support/text-store.js";
import { counted, createWorld, START, TOKEN, type World } from "../support/world.js";
import { listenIn } from "./listen-in.js";

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

describe("a stream", () => {
  test("is there only where it was asked for", async () => {
    const off = streaming({ stream: undefined });
    const unknown = await off.get("/nobody");
    for (const path of ["/shop/stream", "/shop/stream/?page=/a"]) {
      const response = await off.get(path);
      expect([response.status, await response.text()]).toEqual([404, await unknown.clone().text()]);
    }
    expect(off.calls).toEqual([]);
  });

  test("begins with the count that a GET would give, and says how it wants to be kept", async () => {
    streaming({ origin: "*" });
    const { response, text, events } = await listenIn(world);
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

  test("waits for its first count as a GET does", async () => {
    streaming();
    let arrive = (_response: Response) => {};
    const answer = world.answer;
    world.answer = () => new Promise((resolve) => (arrive = resolve));
    const early = await listenIn(world);
    await pass(4);
    const later = await listenIn(world);
    expect([early.heard(), later.heard()]).toEqual([[], []]);
    arrive(await answer({ url: "", at: Date.now(), init: undefined }));
    await pass(0);
    expect([early.heard(), later.heard()]).toEqual([[17], [17]]);
    expect(world.calls).toHaveLength(1);
  });

  test("tells the truth at once where no count can be had", async () => {
    streaming();
    world.answer = () => new Response("", { status: 500 });
    const { heard } = await listenIn(world);
    await pass(0);
    expect(heard()).toEqual([null]);
  });

  test("sends each later count once, read at the site's interval for all who listen", async () => {
    streaming();
    const askedAt: number[] = [];
    world.answer = () => {
      askedAt.push((Date.now() - START) / 1000);
      return counted(world.visitors, Date.now());
    };
    const crowd = await Promise.all(Array.from({ length: 20 }, () => listenIn(world)));
    for (const visitors of [17, 18, 19]) {
      world.visitors = visitors;
      await pass(60);
    }
    expect(new Set(crowd.map((one) => one.heard().join()))).toEqual(new Set(["17,17,18,19"]));
    expect(askedAt).toEqual([0, 60, 120, 180]);
  });

  test("says when its count has expired, and when there is one again", async () => {
    streaming();
    const { heard } = await listenIn(world);
    await pass(1);
    world.answer = () => new Response("", { status: 503 });
    await pass(179);
    expect(heard()).toEqual([17]);
    await pass(2);
    expect(heard()).toEqual([17, null]);
    world.answer = () => counted(5, Date.now());
    await pass(300);
    expect(heard().slice(0, 3)).toEqual([17, null, 5]);
  });

  test("of a page has the page's count", async () => {
    streaming({ pages: ["/pricing"] });
    const { events } = await listenIn(world, "/shop/stream?page=/pricing");
    await pass(1);
    expect(events().map((event) => event.data)).toEqual([await world.count("/shop?page=/pricing")]);
    expect((await world.get("/shop/stream?page=/other")).status).toBe(404);
    expect((await world.get("/shop/stream?page=")).status).toBe(400);
    expect((await world.get("/nobody/stream")).status).toBe(404);
  });

  test.for(["/a\r\n\r\ndata: {}", "/a\n\nid: 1", "/a\u2028event: x", "/\0", "/ü"])(
    "of a page that is called %j is one event, and says what a GET does",
    async (name) => {
      streaming({ sites: { shop: plausible({ siteId: "shop.example", token: TOKEN, pages: true }) } });
      const results = [{ dimensions: [name], metrics: [4] }];
      world.answer = ({ url }) => Response.json(url.includes("/v2/") ? { results } : 17);
      const query = `?page=${encodeURIComponent(name)}`;
      const { events } = await listenIn(world, `/shop/stream${query}`);
      await pass(1);
      const polled = await world.count(`/shop${query}`);
      expect(polled).toMatchObject({ visitors: 4, scope: "page" });
      expect(events().map((event) => event.data)).toEqual([polled]);
    },
  );

  test("is described by HEAD", async () => {
    streaming();
    const { status, headers } = await world.get("/shop/stream", { method: "HEAD" });
    expect([status, headers.get("content-type")]).toEqual([200, "text/event-stream"]);
  });

  test.for(["HEAD", "OPTIONS", "POST"])("is not opened by %s", async (method) => {
    streaming();
    const [streamed, usual] = [await world.get("/shop/stream", { method }), await world.get("/shop", { method })];
    expect(streamed.status).toBe(usual.status);
    expect(streamed.headers.get("allow")).toBe(usual.headers.get("allow"));
    expect(await streamed.text()).toBe(await usual.text());
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("several instances on one store", () => {
  test("stream what any of them reads, and read no more than one would", async () => {
    const store = textStore();
    const one = streaming({ store });
    const other = createWorld({ store, stream: true, now: () => Date.now() });
    other.answer = () => counted(other.visitors, Date.now());
    const heard = [await listenIn(one), await listenIn(other)].map((each) => each.heard);
    for (const visitors of [17, 18, 19]) {
      one.visitors = other.visitors = visitors;
      await pass(65);
    }
    expect(heard.map((each) => each().at(-1))).toEqual([19, 19]);
    expect(one.calls.length + other.calls.length).toBe(4);
    await other.relay.close();
  });
});

describe("while nobody reads", () => {
  test("nothing is asked, and no timer runs", async () => {
    streaming();
    const one = await listenIn(world);
    const other = await listenIn(world, "/shop/stream?page=/a");
    await pass(70);
    await one.leave();
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    await other.leave();
    expect(vi.getTimerCount()).toBe(0);
    const asked = world.calls.length;
    await pass(3600);
    expect(world.calls).toHaveLength(asked);
  });

  test("10,000 visits leave nothing behind", { timeout: 30_000 }, async () => {
    streaming({ stream: { maxConnections: 5 } });
    for (let visit = 0; visit < 10_000; visit += 1) {
      const { status, body } = await world.get(`/shop/stream?page=/${visit}`);
      if (status !== 200) throw new Error(`visit ${visit} was turned away`);
      await body?.cancel();
    }
    expect(vi.getTimerCount()).toBe(0);
    expect(world.calls).toHaveLength(1);
  });
});

describe("an unhealthy provider", () => {
  test("is asked no more by streams than by polls", async () => {
    streaming();
    world.answer = () => new Response("", { status: 429, headers: { "retry-after": "600" } });
    await listenIn(world);
    await pass(599);
    expect(world.calls).toHaveLength(1);
  });

  test("for an hour, is asked as often as the plan says at most", async () => {
    streaming({ stream: { lifetimeSeconds: 86_400 } });
    await listenIn(world);
    await pass(3600);
    expect(world.calls.length).toBeLessThanOrEqual((world.relay.plan()[0]?.readsPerHour ?? 0) + 1);
    expect(world.calls.length).toBeGreaterThan(50);
  });
});
