import { describe, expect, it } from "vitest";
import { ztas } from "../../src/index.js";
import { textStore } from "../support/text-store.js";
import { createWorld, START, TOKEN, type World } from "../support/world.js";

const at = (secondsAgo: number) => new Date(START - secondsAgo * 1000).toISOString();

/** A complete answer of ztas. */
const answer = (activeVisitors: number, now = START) =>
  Response.json({
    activeVisitors,
    pageviewsLast5Min: 47,
    pageBreakdown: { "/": 8, "/pricing": 5 },
    recentPageviews: [{ page: "/pricing", timestamp: at(5), country: "US" }],
    visitorsPerMinute: [{ minute: "13:59", visitors: 4 }],
    timestamp: new Date(now - 1_000).toISOString(),
  });

function createZtasWorld(store = textStore()): World {
  const world = createWorld({ sites: { shop: ztas({ siteId: "site_abc123", token: TOKEN }) }, store });
  world.answer = () => answer(23);
  return world;
}

const STORED = {
  provider: "ztas",
  siteId: "site_abc123",
  activeVisitors: 23,
  windowSeconds: 300,
  pages: [
    { path: "/", visitors: 8 },
    { path: "/pricing", visitors: 5 },
  ],
  pagesBasis: "visitors",
};

describe("relay.snapshot", () => {
  it("returns the whole last reading, and makes it if it is due", async () => {
    const { relay, calls } = createZtasWorld();
    expect(await relay.snapshot({ site: "shop" })).toStrictEqual({
      ...STORED,
      observedAt: at(1),
      observedAtSource: "body",
      pageviews: 47,
      recent: [{ path: "/pricing", at: at(5), country: "US" }],
      perMinute: [{ at: at(60), visitors: 4 }],
    });
    await relay.snapshot({ site: "shop" });
    await relay.source.read({ site: "shop" });
    expect(calls).toHaveLength(1);
  });

  it("returns the newer reading after the interval", async () => {
    const world = createZtasWorld();
    await world.relay.snapshot({ site: "shop" });
    world.answer = () => answer(31, world.now);
    await world.pass(30);
    await world.count();
    await world.pass(0);
    expect(await world.relay.snapshot({ site: "shop" })).toMatchObject({ activeVisitors: 31, pageviews: 47 });
    expect(world.calls).toHaveLength(2);
  });

  it("returns what the store holds of another process's reading", async () => {
    const store = textStore();
    await createZtasWorld(store).relay.snapshot({ site: "shop" });
    const { relay, calls } = createZtasWorld(store);
    const snapshot = await relay.snapshot({ site: "shop" });
    expect(snapshot).toMatchObject({ ...STORED, pageviews: null, recent: null, perMinute: null });
    expect(calls).toHaveLength(0);
  });

  it("returns null without a count, and after it expired", async () => {
    const world = createZtasWorld();
    world.answer = () => new Response("", { status: 500 });
    expect(await world.relay.snapshot({ site: "shop" })).toBeNull();
    const expired = createZtasWorld();
    await expired.relay.snapshot({ site: "shop" });
    expired.answer = () => new Response("", { status: 500 });
    await expired.pass(301);
    expect(await expired.relay.snapshot({ site: "shop" })).toBeNull();
  });

  it("rejects for a site that the relay does not have", async () => {
    await expect(createZtasWorld().relay.snapshot()).rejects.toThrow('This relay has no site "default"');
  });

  it("is in no answer over HTTP, nor in the store", async () => {
    const written: string[] = [];
    const store = textStore();
    const world = createZtasWorld({
      ...store,
      compareAndSet: async (key, expected, next) => {
        written.push(next);
        return store.compareAndSet(key, expected, next);
      },
    });
    await world.relay.snapshot({ site: "shop" });
    const bodies = await Promise.all(
      ["/shop", "/shop?page=/pricing", "/shop/snapshot", "/snapshot"].map(async (path) =>
        (await world.get(path)).text(),
      ),
    );
    for (const text of [...bodies, ...written]) expect(text).not.toMatch(/"US"|recent|perMinute|pageviews/);
  });
});
