import type { LiveCount } from "@onlookers/core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createPageBatcher, createRelaySource } from "../../src/client.js";
import { plausible, type RelayOptions } from "../../src/index.js";
import { createWorld, START, TOKEN } from "../support/world.js";

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

/** A browser's source that reads a relay that reads Plausible, whose pages `/0`, `/1` … have 0, 1 … visitors. */
function createBothEnds(options: Partial<RelayOptions> = {}) {
  const sites = { default: plausible({ siteId: "shop.example", token: TOKEN, pages: true }) };
  const world = createWorld({ sites, now: () => Date.now(), ...options });
  const results = Array.from({ length: 60 }, (_, n) => ({ dimensions: [`/${n}`], metrics: [n] }));
  world.answer = ({ url }) => Response.json(url.includes("/v2/") ? { results } : 17);
  const asked: string[] = [];
  const source = createRelaySource({
    url: "https://shop.example/onlookers",
    // As a browser's own, it will be nobody's method.
    fetch: async function (this: unknown, input, init) {
      if (this !== undefined) throw new TypeError("Illegal invocation");
      const request = new Request(input, init);
      asked.push(request.url.replace("https://shop.example/onlookers/", ""));
      return world.relay.fetch(request);
    },
  });
  const batched = createPageBatcher()(source);
  /** What each page's observer hears: counts, and the codes of errors. */
  const heard = new Map<string, unknown[]>();
  const observe = (page: string, initialCount?: LiveCount) => {
    const all: unknown[] = [];
    heard.set(page, all);
    const next = ({ visitors }: LiveCount) => all.push(visitors);
    return batched.subscribe({ page }, { next, error: (error) => all.push(Object(error).code) }, { initialCount });
  };
  return { world, source, asked, heard, observe };
}

it("asks for pages in one request that the relay takes, and again whenever they are due", async () => {
  const { asked, heard, observe } = createBothEnds();
  for (const page of ["/7", "/10", "/2", "about us", "/café?utm=x"]) observe(page);
  await pass(1);
  expect(asked).toEqual(["default?page=/10&page=/2&page=/7&page=/about%2520us&page=/caf%25C3%25A9"]);
  expect(Object.fromEntries(heard)).toEqual({ "/7": [7], "/10": [10], "/2": [2], "about us": [0], "/café?utm=x": [0] });
  await pass(120);
  expect(new Set(asked).size).toBe(1);
  expect(asked.length).toBeGreaterThan(4);
  expect(heard.get("/10")?.length).toBe(asked.length);
});

it("asks for more than 50 in as many requests as it takes", async () => {
  const { asked, heard, observe } = createBothEnds();
  for (let page = 0; page < 52; page++) observe(`/${page}`);
  await pass(1);
  expect(asked.map((url) => url.split("page=").length - 1)).toEqual([50, 2]);
  expect([...heard].every(([page, counts]) => `/${String(counts[0])}` === page)).toBe(true);
});

it("asks as ever for one page alone, and for the site", async () => {
  const { source, asked, observe } = createBothEnds();
  observe("/7");
  source.subscribe({}, { next: () => {} });
  await pass(1);
  expect(asked.toSorted()).toEqual(["default", "default?page=/7"]);
});

it("asks once for two spellings of a page, and for all who want a page", async () => {
  const { source, asked, heard, observe } = createBothEnds();
  const plain: unknown[] = [];
  source.subscribe({ page: "/7" }, { next: ({ visitors }) => plain.push(visitors) });
  observe("/7");
  observe("7");
  observe("/8");
  await pass(1);
  expect(asked).toEqual(["default?page=/7&page=/8"]);
  expect([plain, heard.get("/7"), heard.get("7")]).toEqual([[7], [7], [7]]);
});

it("lets a page that comes later fall in with the others", async () => {
  const { asked, observe } = createBothEnds();
  observe("/1");
  observe("/2");
  await pass(10);
  observe("/3");
  await pass(120);
  expect(asked.slice(-2)).toEqual(["default?page=/1&page=/2&page=/3", "default?page=/1&page=/2&page=/3"]);
});

it("does not ask before the ttl for counts at hand", async () => {
  const { source, asked, observe } = createBothEnds();
  const [one, two] = [await source.read({ page: "/1" }), await source.read({ page: "/2" })];
  asked.length = 0;
  observe("/1", one);
  observe("/2", two);
  await pass(29);
  expect(asked).toEqual([]);
  await pass(5);
  expect(asked).toEqual(["default?page=/1&page=/2"]);
});

it("does not let one page that the relay refuses take the others with it", async () => {
  const { asked, heard, observe } = createBothEnds({ pages: ["/1", "/2"] });
  for (const page of ["/1", "/2", "/x"]) observe(page);
  await pass(1);
  expect(Object.fromEntries(heard)).toEqual({ "/1": [1], "/2": [2], "/x": ["not_found"] });
  asked.length = 0;
  await pass(60);
  expect(new Set(asked)).toEqual(new Set(["default?page=/1&page=/2"]));
});

it.each([414, 431])("asks page by page where the batch's address is too long for a proxy: %d", async (status) => {
  const { world, asked, heard, observe } = createBothEnds();
  const real = world.relay.fetch;
  vi.spyOn(world.relay, "fetch").mockImplementation(async (request) =>
    request.url.includes("&") ? new Response(null, { status }) : real(request),
  );
  observe("/1");
  observe("/2");
  await pass(1);
  expect(asked).toEqual(["default?page=/1&page=/2", "default?page=/1", "default?page=/2"]);
  expect([heard.get("/1"), heard.get("/2")]).toEqual([[1], [2]]);
});

it("tells each page of a failure, once, and goes on together", async () => {
  const { world, asked, heard, observe } = createBothEnds();
  const answer = vi.spyOn(world.relay, "fetch").mockRejectedValue(new TypeError("offline"));
  observe("/1");
  observe("/2");
  await pass(1);
  answer.mockResolvedValue(new Response(null, { status: 503, headers: { "retry-after": "20" } }));
  await pass(6);
  answer.mockResolvedValue(Response.json({ not: "counts" }));
  await pass(22);
  answer.mockRestore();
  await pass(30);
  expect(heard.get("/1")).toEqual(["network", "upstream", "invalid_response", 1]);
  expect(heard.get("/2")).toEqual(["network", "upstream", "invalid_response", 2]);
  expect(asked).toHaveLength(4);
});

it("shows no page another one's count, from a cache that ignores the query", async () => {
  const { world, heard, observe } = createBothEnds();
  const real = world.relay.fetch;
  const other = new Request("https://shop.example/onlookers/default?page=/1&page=/3");
  vi.spyOn(world.relay, "fetch").mockImplementation(() => real(other));
  observe("/1");
  observe("/2");
  await pass(1);
  expect([heard.get("/1"), heard.get("/2")]).toEqual([[1], ["invalid_response"]]);
});

it("gives each page the site's count where the service knows no pages", async () => {
  const sites = { default: plausible({ siteId: "shop.example", token: TOKEN }) };
  const { asked, heard, observe } = createBothEnds({ sites });
  observe("/1");
  observe("/2");
  await pass(1);
  expect([asked.length, heard.get("/1"), heard.get("/2")]).toEqual([1, [17], [17]]);
});

it("gives counts where a Response's methods can't be written over, as @hono/node-server's", async () => {
  class KitResponse extends Response {}
  const json = Object.getOwnPropertyDescriptor(Response.prototype, "json");
  Object.defineProperty(KitResponse.prototype, "json", { ...json, writable: false });
  vi.stubGlobal("Response", KitResponse);
  const { heard, observe } = createBothEnds();
  observe("/1");
  observe("/2");
  await pass(1);
  expect([heard.get("/1"), heard.get("/2")]).toEqual([[1], [2]]);
});

it("learns the server's time from a batch", async () => {
  const { world, source, observe } = createBothEnds({ now: () => Date.now() - 5 * 3_600_000 });
  observe("/1");
  observe("/2");
  await pass(1);
  expect(world.calls).toHaveLength(2);
  expect(Math.abs(source.now() - (Date.now() - 5 * 3_600_000))).toBeLessThan(1000);
});
