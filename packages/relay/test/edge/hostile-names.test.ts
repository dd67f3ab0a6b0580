import fc from "fast-check";
import { expect, test } from "vitest";
import { tries } from "../../../../tests/tries.js";
import { plausible, ztas, type Provider } from "../../src/index.js";
import { createWorld, TOKEN } from "../support/world.js";

const SITES: Readonly<Record<string, Provider>> = {
  shop: plausible({ siteId: "shop.example", token: TOKEN, pages: true }),
  blog: ztas({ siteId: "blog.example", token: TOKEN }),
};

/** Names that broke other software, and random ones. */
const hostile = fc.oneof(
  fc.constantFrom(
    "//evil.example/shop",
    "@evil.example",
    "shop@evil.example",
    "http://evil.example/shop",
    "..%2f..%2fshop",
    "..\\shop",
    "%2e%2e/%2fevil.example",
    "shop%00",
    "shop%0d%0aX-Injected:%201",
    "shop;page=/x",
    "__proto__",
    "constructor",
    "\u202eshop",
    "shop\u200b",
    "\ud800",
    "a".repeat(10_000),
    "?siteId=other&site_id=other",
    "shop?baseUrl=https://evil.example&token=x",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.webUrl(),
);

/** The only addresses that may be called, whatever a request contains. */
const CALLS = new Set([
  "https://plausible.io/api/v1/stats/realtime/visitors?site_id=shop.example",
  "https://plausible.io/api/v2/query",
  "https://ztas.io/api/realtime?siteId=blog.example",
]);

test("no site or page name changes the address of a call, or throws", { timeout: 30_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, fc.boolean(), async (name, page, isEncoded) => {
      const world = createWorld({ sites: SITES });
      world.answer = ({ url }) => Response.json(url.includes("/v2/") ? { results: [] } : 4);
      const segment = isEncoded ? encodeURIComponent(name.toWellFormed()) : name;
      const query = `page=${encodeURIComponent(page.toWellFormed())}`;
      const answers = [
        await world.relay.answer({ method: "GET", target: `/${segment}?${query}`, ifNoneMatch: name }),
        await world.relay.answer({ method: "GET", target: `/blog?${query}&${segment}`, ifNoneMatch: page }),
        await world.relay.answer({ method: "GET", target: `/shop?page=!&${query}&page=~`, ifNoneMatch: null }),
        await world.relay.answer({ method: name, target: segment, ifNoneMatch: null }),
      ];
      expect(answers.every(({ status }) => [200, 304, 400, 404, 405].includes(status))).toBe(true);
      for (const call of world.calls) expect(CALLS).toContain(call.url);
      expect(world.calls.length).toBeLessThanOrEqual(3);
    }),
    { numRuns: tries(300) },
  );
});

test("requests with unknown names cause no call and no event", async () => {
  const world = createWorld();
  for (let index = 0; index < 1000; index += 1) await world.get(`/name-${index}?page=/${index}`);
  expect([world.calls, world.events]).toEqual([[], []]);
});

test("data of single visitors from ztas never leaves the relay", async () => {
  const world = createWorld({ sites: SITES });
  world.answer = () =>
    Response.json({
      activeVisitors: 2,
      pageBreakdown: { "/orders/4711": 2 },
      recentPageviews: [{ page: "/orders/4711", country: "NO", timestamp: new Date(world.now).toISOString() }],
      timestamp: new Date(world.now).toISOString(),
    });
  const text = await (await world.get("/blog")).text();
  expect(text).not.toMatch(/4711|NO/);
  expect(JSON.stringify(world.events)).not.toMatch(/4711|NO/);
});
