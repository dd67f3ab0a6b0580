import { describe, expect, it } from "vitest";
import { plausible } from "../../src/index.js";
import { parseLiveCounts } from "../../src/wire.js";
import { createWorld, TOKEN } from "../support/world.js";

const SHOP = plausible({ siteId: "shop.example", token: TOKEN, pages: true });

/** A provider with these visitors by page. */
function createPagesWorld(pages: Record<string, number>, overrides: Parameters<typeof createWorld>[0] = {}) {
  const world = createWorld({ sites: { shop: SHOP }, ...overrides });
  world.answer = ({ url }) =>
    url.includes("/v2/")
      ? Response.json({
          results: Object.entries(pages).map(([path, count]) => ({ dimensions: [path], metrics: [count] })),
        })
      : Response.json(world.visitors);
  return world;
}

const query = (pages: readonly string[]) => pages.map((page) => `page=${page}`).join("&");

describe("GET with several pages", () => {
  it("returns one count per page in the same order, from one reading", async () => {
    const world = createPagesWorld({ "/a": 5, "/c": 2 });
    const response = await world.get("/shop?page=/a&page=b&page=/c%3Fx=1");
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    const body: unknown = await response.json();
    const common = { site: "shop", scope: "page", windowSeconds: 300, ttlSeconds: 30 };
    const observedAt = "2026-11-21T14:00:00.000Z";
    expect(body).toEqual([
      { ...common, observedAt, page: "/a", visitors: 5 },
      { ...common, observedAt: null, page: "/b", visitors: null },
      { ...common, observedAt, page: "/c", visitors: 2 },
    ]);
    expect(parseLiveCounts(body)).toEqual(body);
    expect(world.calls).toHaveLength(2);
    expect(world.events.map(({ type }) => type)).toEqual(["read", "hit"]);
  });

  it("has the headers of a single count, and an ETag of its own", async () => {
    const world = createPagesWorld({ "/a": 5, "/b": 2 });
    const one = await world.get("/shop?page=/a");
    const two = await world.get("/shop?page=/a&page=/b");
    const other = await world.get("/shop?page=/a&page=/c");
    for (const name of ["cache-control", "cdn-cache-control", "date", "cross-origin-resource-policy"]) {
      expect(two.headers.get(name)).toBe(one.headers.get(name));
    }
    const tags = [one, two, other].map((response) => response.headers.get("etag") ?? "");
    expect(tags).toEqual([1, 2, 3].map(() => expect.stringMatching(/^"[\w.-]+"$/)));
    expect(new Set(tags).size).toBe(3);
    const again = await world.get("/shop?page=/a&page=/b", { headers: { "If-None-Match": tags[1] ?? "" } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("changes its ETag when one count changes", async () => {
    const pages = { "/a": 5, "/b": 2 };
    const world = createPagesWorld(pages);
    const tag = async () => (await world.get("/shop?page=/a&page=/b")).headers.get("etag");
    const first = await tag();
    pages["/b"] = 3;
    await world.pass(31);
    await tag();
    await world.pass(0);
    expect(await tag()).not.toBe(first);
  });

  it("returns the site's number for each page if the provider has no pages", async () => {
    const world = createWorld();
    expect(await world.count("/shop?page=/a&page=/b")).toEqual([
      expect.objectContaining({ visitors: 17, scope: "site", page: null }),
      expect.objectContaining({ visitors: 17, scope: "site", page: null }),
    ]);
  });

  it("returns counts without a number, with a short max-age, if there is no count", async () => {
    const world = createWorld();
    world.answer = () => new Response("", { status: 500 });
    const response = await world.get("/shop?page=/a&page=/b");
    expect([response.status, response.headers.get("cache-control")]).toEqual([200, "public, max-age=5"]);
    expect(await response.json()).toEqual(
      [1, 2].map(() => expect.objectContaining({ visitors: null, observedAt: null })),
    );
  });

  const fifty = Array.from({ length: 50 }, (_, page) => `/${page + 10}`);

  it("accepts 50 pages", async () => {
    expect(await createPagesWorld({}).count(`/shop?${query(fifty)}`)).toHaveLength(50);
  });

  it.for([
    ["descend", ["/b", "/a"]],
    ["contain a duplicate", ["/a", "/a"]],
    ["contain a duplicate in another spelling", ["/a", "a"]],
    ["contain an empty one", ["", "/a"]],
    ["contain one that is too long", ["/a", `/b${"b".repeat(1024)}`]],
    ["are more than fifty", [...fifty, "/z"]],
  ] as const)("refuses pages that %s, so that a set of pages has one address", async ([, pages]) => {
    const world = createPagesWorld({});
    const response = await world.get(`/shop?${query(pages)}`);
    expect([response.status, response.headers.get("cache-control")]).toEqual([400, "public, max-age=60"]);
    expect(await response.json()).toMatchObject({
      code: "invalid_page",
      detail: expect.stringMatching(/50.*ascending order/),
    });
    expect(world.calls).toEqual([]);
  });

  it("answers 404 if one page is not in the option pages", async () => {
    const world = createPagesWorld({}, { pages: ["/a", "/b"] });
    expect((await world.get("/shop?page=/a&page=/b")).status).toBe(200);
    expect(await (await world.get("/shop?page=/a&page=/c")).json()).toMatchObject({ code: "unknown_page" });
  });

  it("refuses several pages for a stream", async () => {
    const world = createPagesWorld({}, { stream: true });
    expect(await (await world.get("/shop/stream?page=/a&page=/b")).json()).toMatchObject({ code: "invalid_page" });
  });
});

it.for([null, {}, { length: 1 }, [null], "[]"])("parseLiveCounts rejects %j", (body) => {
  expect(parseLiveCounts(body)).toBe(null);
});
