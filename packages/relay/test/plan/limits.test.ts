import { describe, expect, test } from "vitest";
import { defineProvider, memoryStore, plausible, versatailor, ztas, type Provider } from "../../src/index.js";
import { counted, createWorld, START, TOKEN } from "../support/world.js";

const tooMany = (headers: Record<string, string> = {}) => new Response("", { status: 429, headers });

/** A provider with the given limits that answers with a bare number. */
function service(limits: Provider["limits"], siteId = "shop.example"): Provider {
  return defineProvider({
    name: "numbers",
    siteId,
    token: TOKEN,
    baseUrl: "https://numbers.example",
    windowSeconds: 300,
    intervalSeconds: 10,
    limits,
    visitors: {
      request: (site) => ({ path: `/${site}` }),
      parse: (answer) => ({ activeVisitors: Number(answer.body), ...answer.observed() }),
    },
  });
}

describe("after a 429 or a Retry-After, the relay", () => {
  test("pauses all sites on the token until Retry-After ends", async () => {
    const sites = { a: versatailor({ siteId: "a", token: TOKEN }), b: versatailor({ siteId: "b", token: TOKEN }) };
    const world = createWorld({ sites });
    world.answer = () => tooMany({ "Retry-After": "240" });
    await world.count("/a");
    await world.count("/b");
    await world.count("/b");
    await world.pass(239);
    await world.count("/a");
    await world.count("/b");
    expect(world.calls).toHaveLength(1);
    await world.pass(1);
    await world.count("/b");
    expect(world.calls).toHaveLength(2);
    expect(world.trace()).toMatchInlineSnapshot(`
      [
        "0s failed code=rate_limited status=429 retryAfterSeconds=240 calls=1 durationSeconds=0 until=240s",
        "0s paused until=240s",
        "0s miss",
        "0s miss",
        "0s miss",
        "239s miss",
        "239s miss",
        "240s failed code=rate_limited status=429 retryAfterSeconds=240 calls=1 durationSeconds=0 until=480s",
        "240s paused until=480s",
        "240s miss",
      ]
    `);
  });

  test("pauses for at least the interval, and for an hour at most", async () => {
    const world = createWorld();
    world.answer = () => tooMany({ "Retry-After": "0" });
    await world.count();
    await world.pass(59);
    await world.count();
    expect(world.calls).toHaveLength(1);
    world.answer = () => tooMany({ "Retry-After": "31536000" });
    await world.pass(1);
    await world.count();
    await world.pass(3599);
    await world.count();
    expect(world.calls).toHaveLength(2);
    await world.pass(1);
    await world.count();
    expect(world.calls).toHaveLength(3);
  });

  test("respects Retry-After with a 503", async () => {
    const world = createWorld();
    world.answer = () => new Response("", { status: 503, headers: { "Retry-After": "200" } });
    await world.count();
    await world.pass(199);
    await world.count();
    expect(world.calls).toHaveLength(1);
  });

  test.for([
    ["Too many API requests. The limit is 600 per hour. Please contact us to request more capacity.", 120],
    ["Too many API requests in a short period of time. The limit is 60 per 10 seconds.", 5],
  ] as const)("waits for the end of Plausible's fixed window: %s", async ([error, seconds]) => {
    const world = createWorld({ sites: { shop: plausible({ siteId: "shop.example", token: TOKEN }) } });
    world.now = START - seconds * 1000; // This long before the next hour, or the next 10 s.
    world.answer = () => Response.json({ error }, { status: 429 });
    await world.count();
    await world.pass(seconds - 1);
    await world.count();
    expect(world.calls).toHaveLength(1);
    await world.pass(1);
    await world.count();
    expect(world.calls).toHaveLength(2);
  });

  test("retries Plausible after 5 minutes, even if the hour has not ended", async () => {
    const world = createWorld({ sites: { shop: plausible({ siteId: "shop.example", token: TOKEN }) } });
    world.answer = () => Response.json({ error: "Too many API requests. The limit is 600 per hour." }, { status: 429 });
    await world.count();
    await world.pass(300);
    await world.count();
    expect(world.calls).toHaveLength(2);
  });
});

describe("a budget", () => {
  test("is kept by relays that share a store, although each plans for itself alone", async () => {
    const store = memoryStore();
    const worlds = ["a", "b", "c"].map((siteId) => {
      const world = createWorld({ store, sites: { [siteId]: service([{ requests: 5, perSeconds: 100 }], siteId) } });
      world.answer = ({ at }) => (at % 7000 < 3000 ? new Response("", { status: 500 }) : Response.json(9));
      return [`/${siteId}`, world] as const;
    });
    for (let second = 0; second < 1000; second += 1) {
      for (const [path, world] of worlds) await world.count(path);
      for (const [, world] of worlds) await world.pass(1);
    }
    const times = worlds.flatMap(([, world]) => world.calls.map((call) => call.at));
    for (const time of times) {
      expect(times.filter((other) => other > time - 100_000 && other <= time).length).toBeLessThanOrEqual(5);
    }
    expect(times.length).toBeGreaterThan(45);
    for (const [, world] of worlds) {
      const refusals = world.trace().flatMap((line) => / throttled (.*)/.exec(line)?.[1] ?? []);
      expect(refusals.length).toBeGreaterThan(0);
      expect(refusals).toEqual([...new Set(refusals)]);
    }
  });

  test("is shared by all sites on a token, and separate for each token", async () => {
    const shared = { a: versatailor({ siteId: "a", token: TOKEN }), b: versatailor({ siteId: "b", token: TOKEN }) };
    const own = { c: versatailor({ siteId: "c", token: "vt_other" }) };
    const world = createWorld({ sites: { ...shared, ...own } });
    world.answer = ({ url }) => {
      const websiteId = new URL(url).searchParams.get("websiteId");
      return Response.json({ currentVisitors: 3, websiteId, timestamp: new Date(world.now).toISOString() });
    };
    for (let second = 0; second < 3600; second += 5) {
      for (const site of ["/a", "/b", "/c"]) await world.count(site);
      await world.pass(5);
    }
    const asked = (site: string) => world.calls.filter((call) => call.url.endsWith(`=${site}`)).length;
    expect([asked("a"), asked("b"), asked("c")]).toEqual([40, 40, 60]);
  });

  test("includes both calls of a reading with pages", async () => {
    const site = plausible({ siteId: "shop.example", token: TOKEN, pages: true });
    const world = createWorld({ sites: { shop: site } });
    world.answer = ({ url }) => Response.json(url.includes("/v2/") ? { results: [] } : 4);
    await world.count();
    expect(world.calls).toHaveLength(2);
    expect(world.relay.plan()).toMatchObject([{ readsPerHour: 120, callsPerHour: 240, headroom: 0.6 }]);
  });
});

test("a first 0 from ztas after visitors is confirmed by a second reading, because it may be a failure", async () => {
  const world = createWorld({ sites: { shop: ztas({ siteId: "shop.example", token: TOKEN }) } });
  const body = (activeVisitors: number) =>
    Response.json({ activeVisitors, timestamp: new Date(world.now).toISOString() });
  const seen: unknown[] = [];
  for (const visitors of [7, 0, 8, 0, 0, 9]) {
    world.answer = () => body(visitors);
    await world.count();
    await world.pass(0);
    seen.push((await world.count())["visitors"]);
    await world.pass(15);
  }
  expect(seen).toEqual([7, 7, 8, 8, 0, 9]);
});

test("100 browsers on Versatailor's free plan cause at most 80 readings per hour, and all get a count", async () => {
  const world = createWorld();
  world.answer = () => counted(40, world.now);
  const polls: number[] = Array.from({ length: 100 }, (_, browser) => (browser * 37) % 60);
  const without: number[] = [];
  for (let second = 0; second <= 3600; second += 1) {
    for (const [browser, next] of polls.entries()) {
      if (next !== second) continue;
      const count = await world.count();
      if (count["visitors"] === null) without.push(second);
      polls[browser] = second + Number(count["ttlSeconds"]) + (browser % 5);
    }
    await world.pass(1);
  }
  expect(world.calls.length).toBeLessThanOrEqual(80);
  expect(world.calls.length).toBeGreaterThan(50);
  expect(without).toEqual([]);
});
