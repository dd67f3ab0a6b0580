import { describe, expect, it } from "vitest";
import { plausible } from "../../src/index.js";
import { createWorld, TOKEN } from "../support/world.js";

const SHOP = plausible({ siteId: "shop.example", token: TOKEN, pages: true });

/** A relay whose provider has pages. */
function createPagesWorld(overrides: Parameters<typeof createWorld>[0] = {}) {
  const world = createWorld({ sites: { shop: SHOP }, ...overrides });
  world.answer = ({ url }) =>
    url.includes("/v2/")
      ? Response.json({ results: [{ dimensions: ["/pricing"], metrics: [5] }] })
      : Response.json(world.visitors);
  return world;
}

describe("GET of a count", () => {
  it("returns seven fields in this order, with the headers that caches and browsers need", async () => {
    const response = await createWorld().get();
    expect(response.status).toBe(200);
    expect(await response.text()).toMatchInlineSnapshot(
      `"{"site":"shop","visitors":17,"scope":"site","page":null,"windowSeconds":180,"observedAt":"2026-11-21T14:00:00.000Z","ttlSeconds":60}"`,
    );
    expect(Object.fromEntries(response.headers)).toMatchInlineSnapshot(`
      {
        "cache-control": "public, max-age=20, stale-while-revalidate=5, stale-if-error=20",
        "cdn-cache-control": "max-age=20, stale-while-revalidate=5, stale-if-error=20",
        "content-type": "application/json; charset=utf-8",
        "cross-origin-resource-policy": "same-origin",
        "date": "Sat, 21 Nov 2026 14:00:00 GMT",
        "etag": ""17.mwqh60w0.180.60.shop"",
        "x-content-type-options": "nosniff",
      }
    `);
  });

  it("works below any base path", async () => {
    const world = createWorld();
    for (const path of ["/shop", "/v2/shop", "//shop", "/a%2Fb/%73hop", "/shop/", "/shop?utm=1&nxtP=x#top"]) {
      expect(await world.count(path)).toMatchObject({ site: "shop", visitors: 17 });
    }
    expect((await world.relay.fetch(new Request("https://shop.example/shop"))).status).toBe(200);
  });

  it("returns a page's visitors if the provider has pages, and 0 for a listed page without visitors", async () => {
    const world = createPagesWorld({ pages: ["/pricing", "/about"] });
    expect(await world.count("/shop?page=/pricing%3Fplan=pro")).toMatchObject({
      visitors: 5,
      scope: "page",
      page: "/pricing",
    });
    expect(await world.count("/shop?page=about")).toMatchObject({ visitors: 0, scope: "page", page: "/about" });
    expect(await world.count("/shop")).toMatchObject({ visitors: 17, scope: "site", page: null });
    expect(world.calls).toHaveLength(2);
  });

  it("returns the row of a page that the service lists, and the site's count for a sum of rows", async () => {
    const world = createPagesWorld();
    const rows = { "/#/mug": 9, "/#/cap": 8, "/#/bag": 7, "/p?id=1": 5, "/p?id=2": 4 };
    const results = Object.entries(rows).map(([path, visitors]) => ({ dimensions: [path], metrics: [visitors] }));
    world.answer = ({ url }) => Response.json(url.includes("/v2/") ? { results } : 17);
    const counts = ["/#/mug", "/#/cap", "/", "/#/pen", "/p?id=1", "/p", "/p?id=3"].map(async (page) => {
      const count = await world.count(`/shop?page=${encodeURIComponent(page)}`);
      return [count["scope"], count["page"], count["visitors"]].join(" ");
    });
    expect(await Promise.all(counts)).toEqual([
      "page /#/mug 9",
      "page /#/cap 8",
      "site  17",
      "site  17",
      "page /p?id=1 5",
      "site  17",
      "site  17",
    ]);
  });

  it("returns the same for a guessed page with one visitor and for one without, unless the pages are listed", async () => {
    const results = [{ dimensions: ["/orders/4711/return"], metrics: [1] }];
    const answer = ({ url }: { readonly url: string }) => Response.json(url.includes("/v2/") ? { results } : 17);
    const [one, none] = ["/orders/4711/return", "/orders/4712/return"] as const;
    const world = createPagesWorld();
    world.answer = answer;
    const read = async (page: string) => (await world.get(`/shop?page=${page}`)).text();
    expect((await read(one)).replace("4711", "4712")).toBe(await read(none));
    expect(await world.count(`/shop?page=${one}`)).toMatchObject({ scope: "page", visitors: null, observedAt: null });
    const etags = [one, none].map(async (page) => (await world.get(`/shop?page=${page}`)).headers.get("etag"));
    expect((await Promise.all(etags)).every((etag) => etag?.startsWith('"none.never.'))).toBe(true);
    const listed = createPagesWorld({ pages: [one] });
    listed.answer = answer;
    expect(await listed.count(`/shop?page=${one}`)).toMatchObject({ scope: "page", visitors: 1 });
    expect((await listed.get(`/shop?page=${none}`)).status).toBe(404);
  });

  it("accepts a listed page with a trailing slash, a query or an anchor, and answers with its own number only", async () => {
    const world = createPagesWorld({ pages: ["/pricing", "/p?id=1"] });
    const rows = { "/pricing": 5, "/pricing?coupon=a": 3, "/p?id=1": 2 };
    const results = Object.entries(rows).map(([path, visitors]) => ({ dimensions: [path], metrics: [visitors] }));
    world.answer = ({ url }) => Response.json(url.includes("/v2/") ? { results } : 17);
    const visitorsOn = async (page: string) =>
      (await world.count(`/shop?page=${encodeURIComponent(page)}`))["visitors"] ?? null;
    expect(await visitorsOn("/pricing/")).toBe(5);
    expect(await visitorsOn("/pricing?coupon=a#top")).toBe(5);
    expect(await visitorsOn("/p?id=1")).toBe(2);
    for (const page of ["/p?id=2", "/Pricing", "/pricing/team", "/"]) expect(await visitorsOn(page)).toBeNull();
  });

  it("returns the site's count with scope site if the provider has no pages", async () => {
    expect(await createWorld().count("/shop?page=/pricing")).toMatchObject({ visitors: 17, scope: "site", page: null });
  });

  it("returns a 200 with a short max-age without a number, which replaces the stored count in caches", async () => {
    const world = createWorld();
    world.answer = () => new Response("", { status: 500 });
    const response = await world.get("/shop?page=/pricing");
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("public, max-age=5");
    expect(response.headers.get("cdn-cache-control")).toBe("max-age=5");
    expect(await response.json()).toEqual({
      site: "shop",
      visitors: null,
      scope: "site",
      page: null,
      windowSeconds: 180,
      observedAt: null,
      ttlSeconds: 60,
    });
  });

  it("sends the relay's time as Date", async () => {
    const world = createWorld();
    for (const seconds of [0.4, 0.7, 3600]) {
      expect((await world.get()).headers.get("date")).toBe(new Date(world.now).toUTCString());
      await world.pass(seconds);
    }
  });

  it("sends a max-age until the next reading", async () => {
    const world = createWorld();
    await world.get();
    await world.pass(45);
    expect((await world.get()).headers.get("cache-control")).toMatch(
      /^public, max-age=15, stale-while-revalidate=5, stale-if-error=25$/,
    );
  });
});

describe("ETag", () => {
  const etag = async (world: ReturnType<typeof createWorld>, path = "/shop") =>
    (await world.get(path)).headers.get("etag") ?? "";

  it("is strong, and differs for different bytes", async () => {
    const world = createPagesWorld({ sites: { shop: SHOP, blog: SHOP } });
    const tags = [];
    for (const path of ["/shop", "/blog", "/shop?page=/pricing", "/shop?page=/about", "/shop?page=/abouu"]) {
      tags.push(await etag(world, path));
    }
    const first = tags[0];
    world.visitors = 18;
    await world.pass(31);
    tags.push(await etag(world));
    await world.pass(1);
    tags.push(await etag(world));
    expect(tags.every((tag) => /^"[\w.-]+"$/.test(tag))).toBe(true);
    expect(tags.pop()).not.toBe(tags.pop());
    expect(new Set(tags).size).toBe(5);
    expect(tags).toContain(first);
  });

  it.for([(tag: string) => tag, (tag: string) => `"other", W/${tag}`, () => "*"])(
    "gets a 304 with the headers of the 200 if it matches, for GET and HEAD",
    async (spell) => {
      const world = createWorld();
      const full = await world.get();
      const headers = { "If-None-Match": spell(full.headers.get("etag") ?? "") };
      for (const method of ["GET", "HEAD"]) {
        const response = await world.get("/shop", { method, headers });
        expect(response.status).toBe(304);
        expect(await response.text()).toBe("");
        for (const name of ["etag", "cache-control", "cdn-cache-control", "date"]) {
          expect(response.headers.get(name)).toBe(full.headers.get(name));
        }
      }
    },
  );

  it("of another body gets a complete response", async () => {
    const response = await createWorld().get("/shop", { headers: { "If-None-Match": '"17", garbage' } });
    expect(response.status).toBe(200);
  });

  it("of a stale count gets a complete response, for caches that keep stored headers", async () => {
    const world = createWorld();
    const tag = await etag(world);
    world.answer = () => new Response("", { status: 500 });
    await world.pass(61);
    expect(await etag(world)).toBe(tag);
    expect((await world.get("/shop", { headers: { "If-None-Match": tag } })).status).toBe(200);
  });
});

describe("the relay's methods", () => {
  it("answers HEAD like GET without a body", async () => {
    const world = createWorld();
    const get = await world.get();
    const head = await world.get("/shop", { method: "HEAD" });
    expect(await head.text()).toBe("");
    expect([head.status, ...head.headers]).toEqual([get.status, ...get.headers]);
  });

  it("answers OPTIONS with the methods, and with CORS headers only for the option origin", async () => {
    const response = await createWorld().get("/anything", { method: "OPTIONS" });
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect([...response.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  it.for(["POST", "PUT", "DELETE", "PATCH", "QUERY"])("answers %s with 405, without a reading", async (method) => {
    const world = createWorld();
    const response = await world.get("/shop", { method, headers: { "X-HTTP-Method-Override": "GET" } });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    expect(world.calls).toEqual([]);
  });
});

describe("the option origin", () => {
  const names = [
    "access-control-allow-origin",
    "access-control-expose-headers",
    "cross-origin-resource-policy",
    "timing-allow-origin",
  ];
  const about = (response: Response) => names.map((name) => response.headers.get(name));

  it.for(["*", "https://shop.example", "http://localhost:5173"])("lets %s read everything", async (origin) => {
    const world = createWorld({ origin });
    for (const path of ["/shop", "/nobody", "/shop?page="]) {
      const response = await world.get(path, { headers: { Origin: "https://evil.example" } });
      expect(about(response)).toEqual([origin, "Age, Date, ETag", "cross-origin", origin]);
      expect(response.headers.has("access-control-allow-credentials")).toBe(false);
      expect(response.headers.has("vary")).toBe(false);
    }
    const preflight = await world.get("/shop", { method: "OPTIONS" });
    expect(preflight.headers.get("access-control-allow-methods")).toBe("GET, HEAD");
    expect(preflight.headers.get("access-control-max-age")).toBe("86400");
  });

  it("lets no other origin read by default", async () => {
    const response = await createWorld().get("/shop", { headers: { Origin: "https://evil.example" } });
    expect(about(response)).toEqual([null, null, "same-origin", null]);
  });

  it.for([
    "shop.example",
    "https://shop.example/",
    "https://shop.example/x",
    "null",
    "",
    "file:///x",
    "https://a.example, https://b.example",
  ])("rejects %s at start, because it is no origin", (origin) =>
    expect(() => createWorld({ origin })).toThrow(/^\[onlookers\] origin .*https:\/\/shop\.example/),
  );
});

describe("problem documents", () => {
  it.for([
    ["/nobody", 404, "unknown_site"],
    ["/shop/stream", 404, "unknown_site"],
    ["/", 404, "unknown_site"],
    ["/%E0%A4%A", 404, "unknown_site"],
    ["/__proto__", 404, "unknown_site"],
    ["/SHOP", 404, "unknown_site"],
    ["/shop?page=", 400, "invalid_page"],
    ["/shop?page=/b&page=/a", 400, "invalid_page"],
    [`/shop?page=${"a".repeat(1025)}`, 400, "invalid_page"],
    ["/shop?page=/checkout", 404, "unknown_page"],
  ] as const)(
    "answer %s with %i %s, which caches store for a minute, without a reading",
    async ([path, status, code]) => {
      const world = createWorld({ pages: ["/pricing", "about"] });
      const response = await world.get(path);
      expect(response.status).toBe(status);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(response.headers.get("cache-control")).toBe("public, max-age=60");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(await response.json()).toMatchObject({ type: `urn:onlookers:problem:${code}`, status, code });
      expect(world.calls).toEqual([]);
      expect(world.events).toEqual([]);
    },
  );

  it("are not sent for pages in the option pages, in any spelling", async () => {
    const world = createPagesWorld({ pages: ["/pricing?x=1", "caf\u00e9"] });
    expect(await world.count("/shop?page=pricing")).toMatchObject({ page: "/pricing" });
    expect(await world.count("/shop?page=/caf%25c3%25a9")).toMatchObject({ page: "/caf%C3%A9" });
  });

  it("are the same for every unknown site", async () => {
    const world = createWorld();
    const bodies = await Promise.all(
      ["/a", "/<script>", "/shop%00", "/..%2fshop%0d%0aX:1"].map(async (path) => (await world.get(path)).text()),
    );
    expect(new Set(bodies).size).toBe(1);
  });

  it("answer 503 after close, which ends readings in flight", async () => {
    const world = createWorld();
    world.answer = () => new Promise(() => {});
    const waiting = world.count();
    await Promise.resolve();
    await world.relay.close();
    expect(await waiting).toMatchObject({ visitors: null });
    const response = await world.get();
    expect([response.status, response.headers.get("cache-control")]).toEqual([503, "no-store"]);
    expect(await response.json()).toMatchObject({ code: "unavailable" });
  });
});

it.for<[string, (etag: string) => string]>([
  ["Apache", (etag) => etag.replace(/"$/, '-gzip"')],
  ["Apache with Brotli", (etag) => etag.replace(/"$/, '-br"')],
  ["Apache before 2.4", (etag) => `${etag}-gzip`],
  ["Jetty", (etag) => etag.replace(/"$/, '--gzip"')],
  ["others", (etag) => etag.replace(/"$/, ';gzip"')],
  ["a weak tag in a list", (etag) => `"1", W/${etag.replace(/"$/, '-zstd"')}`],
])("a tag with the suffix of a compressing server is matched: %s", async ([, spell]) => {
  const world = createWorld();
  const tag = (await world.get("/shop")).headers.get("etag") ?? "";
  const again = (ifNoneMatch: string) => world.get("/shop", { headers: { "If-None-Match": ifNoneMatch } });
  expect((await again(spell(tag))).status).toBe(304);
  expect((await again(spell(tag.replace("17", "18")))).status).toBe(200);
});

it("a fragment in a target selects neither a page nor a stream, and an absolute target has no host", async () => {
  const world = createWorld({ stream: true });
  const get = async (target: string) => (await world.relay.answer({ method: "GET", target, ifNoneMatch: null })).body;
  const site = await get("/shop");
  expect(site).toContain('"visitors":17');
  for (const target of [
    "/shop#?page=",
    "/shop#?page=/a",
    "/shop#/stream",
    "/shop?#&page=/a",
    "http://relay.example/shop#x",
  ]) {
    expect([target, await get(target)]).toEqual([target, site]);
  }
});
