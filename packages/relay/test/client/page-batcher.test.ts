import type { LiveCount, VisitorObserver, VisitorQuery } from "@onlookers/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPageBatcher, createRelaySource } from "../../src/client.js";
import { plausible, type RelayOptions } from "../../src/index.js";
import { createWorld, START, TOKEN } from "../support/world.js";
import { COUNT } from "./fake-relay.js";

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

/** A browser's source of a relay that reads Plausible, where the pages `/0`, `/1` … have 0, 1 … visitors. */
function createBothEnds(options: Partial<RelayOptions> = {}) {
  const sites = { default: plausible({ siteId: "shop.example", token: TOKEN, pages: true }) };
  const results = Array.from({ length: 60 }, (_, n) => ({ dimensions: [`/${n}`], metrics: [n] }));
  const pages = [...results.flatMap(({ dimensions }) => dimensions), "/about us", "/café"];
  const world = createWorld({ sites, now: () => Date.now(), pages, ...options });
  world.answer = ({ url }) => Response.json(url.includes("/v2/") ? { results } : 17);
  const requests: string[] = [];
  const source = createRelaySource({
    url: "https://shop.example/onlookers",
    // A browser's own `fetch` refuses to be called as a method.
    fetch: async function (this: unknown, input, init) {
      if (this !== undefined) throw new TypeError("Illegal invocation");
      const request = new Request(input, init);
      requests.push(request.url.replace("https://shop.example/onlookers/", ""));
      return world.relay.fetch(request);
    },
  });
  const batched = createPageBatcher()(source);
  /** What the observer of each page receives: counts, and the codes of errors. */
  const received = new Map<string, unknown[]>();
  const subscribe = (page: string, initialCount?: LiveCount) => {
    const all: unknown[] = [];
    received.set(page, all);
    const next = ({ visitors }: LiveCount) => all.push(visitors);
    return batched.subscribe({ page }, { next, error: (error) => all.push(Object(error).code) }, { initialCount });
  };
  return { world, source, requests, received, subscribe };
}

describe("createPageBatcher", () => {
  it("reads pages in one request that the relay accepts, and again whenever they are due", async () => {
    const { requests, received, subscribe } = createBothEnds();
    for (const page of ["/7", "/10", "/2", "about us", "/café?utm=x"]) subscribe(page);
    await pass(1);
    expect(requests).toEqual(["default?page=/10&page=/2&page=/7&page=/about%2520us&page=/caf%25C3%25A9%3Futm%3Dx"]);
    expect(Object.fromEntries(received)).toEqual({
      "/7": [7],
      "/10": [10],
      "/2": [2],
      "about us": [0],
      "/café?utm=x": [0],
    });
    await pass(120);
    expect(new Set(requests).size).toBe(1);
    expect(requests.length).toBeGreaterThan(4);
    expect(received.get("/10")?.length).toBe(requests.length);
  });

  it("sends one request per 50 pages", async () => {
    const { requests, received, subscribe } = createBothEnds();
    for (let page = 0; page < 52; page++) subscribe(`/${page}`);
    await pass(1);
    expect(requests.map((url) => url.split("page=").length - 1)).toEqual([50, 2]);
    expect([...received].every(([page, counts]) => `/${String(counts[0])}` === page)).toBe(true);
  });

  it("sends the usual requests for a single page, and for the site", async () => {
    const { source, requests, subscribe } = createBothEnds();
    subscribe("/7");
    source.subscribe({}, { next: () => {} });
    await pass(1);
    expect(requests.toSorted()).toEqual(["default", "default?page=/7"]);
  });

  it("reads a page once for two spellings of it, and for all its subscribers", async () => {
    const { source, requests, received, subscribe } = createBothEnds();
    const plain: unknown[] = [];
    source.subscribe({ page: "/7" }, { next: ({ visitors }) => plain.push(visitors) });
    subscribe("/7");
    subscribe("7");
    subscribe("/8");
    await pass(1);
    expect(requests).toEqual(["default?page=/7&page=/8"]);
    expect([plain, received.get("/7"), received.get("7")]).toEqual([[7], [7], [7]]);
  });

  it("reads a page that was added later together with the others", async () => {
    const { requests, subscribe } = createBothEnds();
    subscribe("/1");
    subscribe("/2");
    await pass(10);
    subscribe("/3");
    await pass(120);
    expect(requests.slice(-2)).toEqual(["default?page=/1&page=/2&page=/3", "default?page=/1&page=/2&page=/3"]);
  });

  it("sends no request before the ttl of initial counts", async () => {
    const { source, requests, subscribe } = createBothEnds();
    const [one, two] = [await source.read({ page: "/1" }), await source.read({ page: "/2" })];
    requests.length = 0;
    subscribe("/1", one);
    subscribe("/2", two);
    await pass(29);
    expect(requests).toEqual([]);
    await pass(5);
    expect(requests).toEqual(["default?page=/1&page=/2"]);
  });

  it("reads each page by itself if the relay refuses one of them, so that only that one fails", async () => {
    const { requests, received, subscribe } = createBothEnds({ pages: ["/1", "/2"] });
    for (const page of ["/1", "/2", "/x"]) subscribe(page);
    await pass(1);
    expect(Object.fromEntries(received)).toEqual({ "/1": [1], "/2": [2], "/x": ["not_found"] });
    requests.length = 0;
    await pass(60);
    expect(new Set(requests)).toEqual(new Set(["default?page=/1&page=/2"]));
  });

  it.each([414, 431])("reads each page by itself if a proxy refuses the batch's long URL with %d", async (status) => {
    const { world, requests, received, subscribe } = createBothEnds();
    const real = world.relay.fetch;
    vi.spyOn(world.relay, "fetch").mockImplementation(async (request) =>
      request.url.includes("&") ? new Response(null, { status }) : real(request),
    );
    subscribe("/1");
    subscribe("/2");
    await pass(1);
    expect(requests).toEqual(["default?page=/1&page=/2", "default?page=/1", "default?page=/2"]);
    expect([received.get("/1"), received.get("/2")]).toEqual([[1], [2]]);
  });

  it("reports a failed request to each page once, and continues in batches", async () => {
    const { world, requests, received, subscribe } = createBothEnds();
    const answer = vi.spyOn(world.relay, "fetch").mockRejectedValue(new TypeError("offline"));
    subscribe("/1");
    subscribe("/2");
    await pass(1);
    answer.mockResolvedValue(new Response(null, { status: 503, headers: { "retry-after": "20" } }));
    await pass(6);
    answer.mockResolvedValue(Response.json({ not: "counts" }));
    await pass(22);
    answer.mockRestore();
    await pass(30);
    expect(received.get("/1")).toEqual(["network", "upstream", "invalid_response", 1]);
    expect(received.get("/2")).toEqual(["network", "upstream", "invalid_response", 2]);
    expect(requests).toHaveLength(4);
  });

  it("rejects a share with another page's count, from a cache that ignores the query", async () => {
    const { world, received, subscribe } = createBothEnds();
    const real = world.relay.fetch;
    const other = new Request("https://shop.example/onlookers/default?page=/1&page=/3");
    vi.spyOn(world.relay, "fetch").mockImplementation(() => real(other));
    subscribe("/1");
    subscribe("/2");
    await pass(1);
    expect([received.get("/1"), received.get("/2")]).toEqual([[1], ["invalid_response"]]);
  });

  it.each([
    ["no JSON", () => new Response("<!doctype html>")],
    ["a single count", (counts: readonly unknown[]) => Response.json(counts[0])],
    ["too few counts", (counts: readonly unknown[]) => Response.json(counts.slice(0, 1))],
    ["garbage in place of one count", ([first]: readonly unknown[]) => Response.json([first, { visitors: -1 }])],
  ])("rejects only the shares without a count, in a response with %s", async (_, respond) => {
    const { world, requests, received, subscribe } = createBothEnds();
    const { fetch } = world.relay;
    vi.spyOn(world.relay, "fetch").mockImplementation(async (request) => {
      const counts: unknown = await (await fetch(request)).json();
      return respond(Array.isArray(counts) ? counts : []);
    });
    subscribe("/1");
    subscribe("/2");
    await pass(1);
    expect(received.get("/2")).toEqual(["invalid_response"]);
    expect([[1], ["invalid_response"]]).toContainEqual(received.get("/1"));
    expect(requests).toHaveLength(1);
  });

  it("returns the same source for the same source, and leaves one without a relay as it was", async () => {
    const batch = createPageBatcher();
    const source = {
      now: () => 5,
      read: async () => COUNT,
      subscribe: (_query: VisitorQuery, observer: VisitorObserver) => (observer.next(COUNT), () => {}),
    };
    const batched = batch(source);
    expect(batch(source)).toBe(batched);
    expect([batched.now(), await batched.read({})]).toEqual([5, COUNT]);
    const next = vi.fn<(count: LiveCount) => void>();
    batched.subscribe({ page: "/1" }, { next })();
    expect(next).toHaveBeenCalledWith(COUNT);
  });

  it("emits the site's count for each page if the provider has no pages", async () => {
    const sites = { default: plausible({ siteId: "shop.example", token: TOKEN }) };
    const { requests, received, subscribe } = createBothEnds({ sites });
    subscribe("/1");
    subscribe("/2");
    await pass(1);
    expect([requests.length, received.get("/1"), received.get("/2")]).toEqual([1, [17], [17]]);
  });

  it("works with a Response class whose methods are read-only, as in @hono/node-server", async () => {
    class KitResponse extends Response {}
    const json = Object.getOwnPropertyDescriptor(Response.prototype, "json");
    Object.defineProperty(KitResponse.prototype, "json", { ...json, writable: false });
    vi.stubGlobal("Response", KitResponse);
    const { received, subscribe } = createBothEnds();
    subscribe("/1");
    subscribe("/2");
    await pass(1);
    expect([received.get("/1"), received.get("/2")]).toEqual([[1], [2]]);
  });

  it("sets the source's clock by the second response to a batch", async () => {
    const { source, subscribe } = createBothEnds({ now: () => Date.now() - 5 * 3_600_000 });
    subscribe("/1");
    subscribe("/2");
    await pass(7);
    expect(Math.abs(source.now() - (Date.now() - 5 * 3_600_000))).toBeLessThan(7_000);
  });

  it("rejects another site's counts, from a cache that ignores the path", async () => {
    const { world, received, subscribe } = createBothEnds();
    const { fetch } = world.relay;
    vi.spyOn(world.relay, "fetch").mockImplementation(async (request) => {
      const counts: unknown = await (await fetch(request)).json();
      return Response.json(
        Array.isArray(counts) ? counts.map((count) => Object.assign(count, { site: "blog" })) : null,
      );
    });
    subscribe("/1");
    subscribe("/2");
    await pass(1);
    expect([received.get("/1"), received.get("/2")]).toEqual([["invalid_response"], ["invalid_response"]]);
  });
});
