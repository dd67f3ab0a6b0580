import { describe, expect, it } from "vitest";
import { createClient, visitorsOn, type VisitorSnapshot } from "../../src/server.js";
import { fakeFetch } from "../fake-fetch.js";
import { providerOf } from "../providers.js";

const read = (body: object): Promise<VisitorSnapshot> =>
  createClient({ provider: providerOf("ztas"), fetch: fakeFetch(() => Response.json(body)) }).read();

describe("the pages of ztas", () => {
  it("are empty without active visitors, whatever the breakdown contains", async () => {
    const pageBreakdown = { "/": 4, "/pricing": 6 };
    expect(await read({ activeVisitors: 0, pageBreakdown })).toMatchObject({ pages: [], pagesBasis: "visitors" });
  });

  it("have at most the site's visitors each", async () => {
    const { pages } = await read({ activeVisitors: 3, pageBreakdown: { "/": 9, "/ä": 2, "/%C3%A4": 2 } });
    expect(pages).toStrictEqual([
      { path: "/", visitors: 3 },
      { path: "/%C3%A4", visitors: 3 },
    ]);
  });

  it("stay apart if the service lists a path with and without a query", async () => {
    const { pages } = await read({ activeVisitors: 3, pageBreakdown: { "/a?x=1": 1, "/a": 2, "/b?utm=1": 1 } });
    expect(pages).toStrictEqual([
      { path: "/a", visitors: 2 },
      { path: "/a?x=1", visitors: 1 },
      { path: "/b", visitors: 1 },
    ]);
  });

  it.each([404, 1.5, true, false, 0, null, "", undefined, "404", "__proto__", "constructor"])(
    "are a tally of page views also if an event had the page %j",
    async (page) => {
      const timestamp = "2026-11-21T14:32:20Z";
      const views = [...Array.from({ length: 9 }, () => "/pricing"), page];
      // As the public source counts: a property for whatever the page is.
      const tally: Record<string, number> = {};
      for (const view of views) tally[String(view || "/")] = Number(tally[String(view || "/")] ?? 0) + 1;
      const recentPageviews = views.map((view) => ({ page: view, timestamp: "2026-11-20 14:32:15" }));
      const snapshot = await read({ activeVisitors: 9, pageBreakdown: tally, recentPageviews, timestamp });
      expect(snapshot.pagesBasis).toBe("recent-pageviews");
      expect(visitorsOn(snapshot, "/pricing")).toBeNull();
    },
  );

  it("keep the path __proto__ without changing a prototype", async () => {
    const body = JSON.parse('{"activeVisitors":2,"pageBreakdown":{"__proto__":2,"constructor":1,"404":1}}');
    expect((await read(body)).pages).toStrictEqual([
      { path: "/__proto__", visitors: 2 },
      { path: "/404", visitors: 1 },
      { path: "/constructor", visitors: 1 },
    ]);
    expect(Object.keys(Object.prototype)).toStrictEqual([]);
  });

  it("omit entries that the source has turned into text", async () => {
    const pageBreakdown = { "/": 1, constructor: "function Object() { [native code] }1" };
    const recentPageviews = [
      { page: "/", timestamp: "2026-11-21 14:32:15" },
      { page: "constructor", timestamp: "2026-11-21 14:32:15" },
    ];
    const timestamp = "2026-11-21T14:32:20Z";
    expect(await read({ activeVisitors: 2, pageBreakdown, recentPageviews, timestamp })).toMatchObject({
      pages: [
        { path: "/", visitors: 1 },
        { path: "/constructor", visitors: 1 },
      ],
      pagesBasis: "recent-pageviews",
    });
  });
});

describe("the minutes of ztas", () => {
  const minutes = async (timestamp: string, ...labels: string[]) => {
    const visitorsPerMinute = labels.map((minute, visitors) => ({ minute, visitors }));
    const { perMinute } = await read({ activeVisitors: 1, visitorsPerMinute, timestamp });
    return perMinute?.map(({ at }) => at) ?? null;
  };

  it("are dated on both days around midnight, oldest first", async () => {
    expect(await minutes("2026-11-21T00:01:20Z", "00:01", "23:59", "00:00")).toStrictEqual([
      "2026-11-20T23:59:00.000Z",
      "2026-11-21T00:00:00.000Z",
      "2026-11-21T00:01:00.000Z",
    ]);
    expect(await minutes("2026-11-20T23:59:40Z", "00:00")).toBeNull();
  });

  it("may be full times, newest first and with gaps, as in an earlier version", async () => {
    expect(await minutes("2026-11-21T14:32:20Z", "2026-11-21 14:32:00", "2026-11-21 14:05:00")).toStrictEqual([
      "2026-11-21T14:05:00.000Z",
      "2026-11-21T14:32:00.000Z",
    ]);
  });

  it("are null if one is more than 31 minutes old", async () => {
    expect(await minutes("2026-11-21T14:32:20Z", "14:32", "14:02")).toHaveLength(2);
    expect(await minutes("2026-11-21T14:32:20Z", "14:32", "14:01")).toBeNull();
  });
});

it("ztas accepts the three fields of the service's first version", async () => {
  const timestamp = "2026-11-21T14:32:20Z";
  expect(await read({ activeVisitors: 3, pageBreakdown: { "/": 2, "/docs": 1 }, timestamp })).toMatchObject({
    activeVisitors: 3,
    pages: [
      { path: "/", visitors: 2 },
      { path: "/docs", visitors: 1 },
    ],
    pagesBasis: "visitors",
    pageviews: null,
    recent: null,
    perMinute: null,
  });
});
