import { describe, expect, it } from "vitest";
import { createClient, defineProvider, visitorsOn, type VisitorSnapshot } from "../../src/server.js";
import { fakeFetch } from "../fake-fetch.js";
import { providerOf, TOKEN } from "../providers.js";

const NOW = Date.parse("2026-11-21T14:32:20Z");
const HOUR = 3_600_000;

interface ClockOptions {
  /** Milliseconds by which this machine's clock is ahead of the service's. */
  readonly ahead: number;
  /** The headers of the answers, by the service's time. */
  readonly visitorsDate?: string | null;
  readonly pagesDate?: string | null;
}

/** A client of a Plausible with 6 visitors on /p now, and 60 in any span that ends at another time. */
function createShop({ ahead, visitorsDate = utc(NOW), pagesDate = utc(NOW) }: ClockOptions) {
  const client = createClient({
    provider: providerOf("plausible", "shop.example", { pages: true }),
    now: () => NOW + ahead,
    fetch: fakeFetch((url, { json }) => {
      if (!url.includes("/v2/")) return new Response("17", { headers: dated(visitorsDate) });
      const end = Date.parse((json as { date_range: [string, string] }).date_range[1]);
      const results = [{ dimensions: ["/p"], metrics: [Math.abs(end - NOW) <= 15_000 ? 6 : 60] }];
      return Response.json({ results }, { headers: dated(pagesDate) });
    }),
  });
  return async () => {
    const snapshot: VisitorSnapshot = await client.read();
    return [snapshot.activeVisitors, visitorsOn(snapshot, "/p")];
  };
}

const utc = (instant: number) => new Date(instant).toUTCString();
const dated = (date: string | null): Record<string, string> => (date === null ? {} : { date });

describe("the time span of a pages call", () => {
  it.each([-365 * 24 * HOUR, -HOUR, -240_000, -20_000, 20_000, 240_000, HOUR, 365 * 24 * HOUR])(
    "follows the service's clock from the second reading on, if this machine's is ahead by %d ms",
    async (ahead) => {
      const read = createShop({ ahead });
      expect(await read()).toEqual([17, null]);
      expect(await read()).toEqual([17, 6]);
      expect(await read()).toEqual([17, 6]);
    },
  );

  it("is this machine's if both clocks agree within 15 s", async () => {
    for (const ahead of [-14_000, 0, 14_000]) expect(await createShop({ ahead })()).toEqual([17, 6]);
  });

  it("is checked by the visitors' Date if the pages' answer has none", async () => {
    const read = createShop({ ahead: HOUR, pagesDate: null });
    expect([await read(), await read()]).toEqual([
      [17, null],
      [17, 6],
    ]);
  });

  it("brings no pages if no answer has a Date", async () => {
    const read = createShop({ ahead: -HOUR, visitorsDate: null, pagesDate: null });
    expect([await read(), await read()]).toEqual([
      [17, null],
      [17, null],
    ]);
  });

  it("ignores the Date of a visitors' answer that a cache has stored for an hour", async () => {
    const read = createShop({ ahead: 0, visitorsDate: utc(NOW - HOUR) });
    expect([await read(), await read()]).toEqual([
      [17, 6],
      [17, 6],
    ]);
  });
});

describe("a provider whose requests contain no time", () => {
  it("needs no Date for its pages", async () => {
    const provider = defineProvider({
      name: "simple",
      siteId: "shop",
      token: TOKEN,
      baseUrl: "https://simple.example",
      windowSeconds: 300,
      intervalSeconds: 30,
      visitors: { request: () => ({ path: "/" }), parse: (answer) => ({ activeVisitors: 3, ...answer.observed() }) },
      pages: {
        request: () => ({ path: "/pages" }),
        parse: () => ({ pages: [{ path: "/p", visitors: 2 }], pagesBasis: "visitors" }),
      },
    });
    const { pages } = await createClient({ provider, fetch: async () => new Response("{}") }).read();
    expect(pages).toEqual([{ path: "/p", visitors: 2 }]);
  });
});

describe("a visitors call with a time span", () => {
  it("fails in the first reading of a machine whose clock is wrong, and not in the second", async () => {
    const provider = defineProvider({
      name: "spans",
      siteId: "shop",
      token: TOKEN,
      baseUrl: "https://spans.example",
      windowSeconds: 300,
      intervalSeconds: 30,
      visitors: {
        request: (_siteId, now) => ({ path: "/", query: { end: `${now}` } }),
        parse: (answer) => ({ activeVisitors: Number(answer.body), ...answer.observed() }),
      },
    });
    const fetch = fakeFetch((url) => {
      const end = Number(new URL(url).searchParams.get("end"));
      return new Response(Math.abs(end - NOW) <= 15_000 ? "6" : "60", { headers: { date: utc(NOW) } });
    });
    const client = createClient({ provider, fetch, now: () => NOW - HOUR });
    await expect(client.read()).rejects.toMatchObject({ code: "invalid_response", retryable: true });
    expect(await client.read()).toMatchObject({ activeVisitors: 6 });
  });
});

describe("a count above 10,000,000", () => {
  it.each([10_000_001, 1e9, Number.MAX_SAFE_INTEGER])("is refused: %d", async (count) => {
    const answer = (pages: number, visitors: number) =>
      createClient({
        provider: providerOf("plausible", "shop.example", { pages: true }),
        now: () => NOW,
        fetch: fakeFetch((url) =>
          url.includes("/v2/")
            ? Response.json({ results: [{ dimensions: ["/"], metrics: [pages] }] }, { headers: { date: utc(NOW) } })
            : new Response(`${visitors}`),
        ),
      }).read();
    await expect(answer(1, count)).rejects.toMatchObject({ code: "invalid_response" });
    expect(await answer(count, 17)).toMatchObject({ activeVisitors: 17, pages: null, pagesBasis: null });
    expect(await answer(10_000_000, 10_000_000)).toMatchObject({ pages: [{ path: "/", visitors: 10_000_000 }] });
  });
});
