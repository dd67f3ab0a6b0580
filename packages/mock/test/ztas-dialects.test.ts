import { describe, expect, test } from "vitest";
import { createMock, type Mock, type ZtasDialect } from "../src/index.js";
import { ask } from "./support/ask.js";
import { fakeClock, type FakeClock } from "./support/fake-clock.js";
import { ZTAS_TOKEN as token, ZTAS_URL } from "./support/urls.js";

const VIEWS = [
  ["a", "/", "14:28:11"],
  ["b", "/pricing", "14:29:30"],
  ["b", "/docs", "14:30:02"],
  ["c", "/pricing", "14:31:40"],
  ["a", "/", "14:32:08"],
  ["c", "/pricing", "14:32:15"],
] as const;

function shopWithSixViews(dialect: ZtasDialect): { mock: Mock; clock: FakeClock } {
  const clock = fakeClock("2026-11-21T14:32:20.114Z");
  const mock = createMock({ now: clock.now, ztas: { dialect } });
  mock.world.setVisitors("shop", 0);
  for (const [visitor, path, time] of VIEWS) {
    mock.world.visit("shop", { visitor, path, at: Date.parse(`2026-11-21T${time}Z`), country: "NO" });
  }
  return { mock, clock };
}

describe("the docs dialect", () => {
  test("answers the documented shape", async () => {
    const { mock } = shopWithSixViews("docs");
    const { status, body } = await ask(mock, ZTAS_URL, { token });
    expect(status).toBe(200);
    expect(body).toEqual({
      activeVisitors: 3,
      pageviewsLast5Min: 6,
      pageBreakdown: { "/pricing": 2, "/": 1, "/docs": 1 },
      recentPageviews: [
        { page: "/pricing", timestamp: "2026-11-21T14:32:15Z", country: "NO" },
        { page: "/", timestamp: "2026-11-21T14:32:08Z", country: "NO" },
        { page: "/pricing", timestamp: "2026-11-21T14:31:40Z", country: "NO" },
        { page: "/docs", timestamp: "2026-11-21T14:30:02Z", country: "NO" },
        { page: "/pricing", timestamp: "2026-11-21T14:29:30Z", country: "NO" },
        { page: "/", timestamp: "2026-11-21T14:28:11Z", country: "NO" },
      ],
      visitorsPerMinute: [
        { minute: "14:28", visitors: 1 },
        { minute: "14:29", visitors: 1 },
        { minute: "14:30", visitors: 1 },
        { minute: "14:31", visitors: 1 },
        { minute: "14:32", visitors: 2 },
      ],
      timestamp: "2026-11-21T14:32:20Z",
    });
  });

  test("is what a mock answers unless told otherwise, and counts as the world does", async () => {
    const mock = createMock({ now: fakeClock().now, traffic: "rush" });
    expect(mock.dialect).toBe("docs");
    expect((await ask(mock, ZTAS_URL, { token })).body).toMatchObject({
      activeVisitors: mock.world.visitors("shop", 300),
      pageviewsLast5Min: mock.world.views("shop", 300).length,
      pageBreakdown: { "/pricing": mock.world.visitors("shop", 300, "/pricing") },
    });
  });
});

describe("the source dialect", () => {
  test("answers what the public source was seen to answer", async () => {
    const { mock } = shopWithSixViews("source");
    const { text } = await ask(mock, ZTAS_URL, { token });
    expect(text).toBe(
      '{"activeVisitors":3,"pageviewsLast5Min":6,"pageBreakdown":{"/pricing":3,"/":2,"/docs":1},"recentPageviews":[' +
        '{"timestamp":"2026-11-21 14:32:15","page":"/pricing"},{"timestamp":"2026-11-21 14:32:08","page":"/"},' +
        '{"timestamp":"2026-11-21 14:31:40","page":"/pricing"},{"timestamp":"2026-11-21 14:30:02","page":"/docs"},' +
        '{"timestamp":"2026-11-21 14:29:30","page":"/pricing"},{"timestamp":"2026-11-21 14:28:11","page":"/"}],' +
        '"visitorsPerMinute":[],"trafficSources":[{"source":"direct","count":6}],"timestamp":"2026-11-21T14:32:20.114Z"}',
    );
  });

  test("tallies the last ten views of all time: ghosts of days ago while nobody is there", async () => {
    const { mock, clock } = shopWithSixViews("source");
    clock.advance(3 * 86_400);
    expect((await ask(mock, ZTAS_URL, { token })).body).toEqual({
      activeVisitors: 0,
      pageviewsLast5Min: 0,
      pageBreakdown: { "/pricing": 3, "/": 2, "/docs": 1 },
      recentPageviews: expect.arrayContaining([{ timestamp: "2026-11-21 14:32:15", page: "/pricing" }]),
      visitorsPerMinute: [],
      trafficSources: [],
      timestamp: "2026-11-24T14:32:20.114Z",
    });
  });

  test("never tallies more than ten, however many are there", async () => {
    const mock = createMock({ now: fakeClock().now, ztas: { dialect: "source" } });
    mock.world.setVisitors("shop", 412);
    const { body } = await ask(mock, ZTAS_URL, { token });
    expect(body).toMatchObject({ activeVisitors: 412, recentPageviews: { length: 10 } });
    const { pageBreakdown } = body as { pageBreakdown: Record<string, number> };
    expect(Object.values(pageBreakdown).reduce((sum, views) => sum + views, 0)).toBe(10);
  });

  test("stumbles over paths that objects inherit", async () => {
    const { mock, clock } = shopWithSixViews("source");
    clock.advance(86_400);
    for (const path of ["constructor", "__proto__", "404"]) mock.world.visit("shop", { visitor: "e", path });
    const { text } = await ask(mock, ZTAS_URL, { token });
    expect(text).toContain('"pageBreakdown":{"404":1,"constructor":"function Object() { [native code] }1"');
    expect(text).not.toContain('"__proto__":');
  });
});

describe("earlier dialects", () => {
  test("v0 has visitors by page and nothing more", async () => {
    const { mock } = shopWithSixViews("v0");
    expect((await ask(mock, ZTAS_URL, { token })).body).toEqual({
      activeVisitors: 3,
      pageBreakdown: { "/pricing": 2, "/": 1, "/docs": 1 },
      timestamp: "2026-11-21T14:32:20.114Z",
    });
  });

  test("tinybird has half an hour of views with devices, and dated minutes with gaps, newest first", async () => {
    const { mock } = shopWithSixViews("tinybird");
    mock.world.visit("shop", { visitor: "d", path: "/docs", at: Date.parse("2026-11-21T14:05:00Z") });
    const { body } = await ask(mock, ZTAS_URL, { token });
    expect(body).toMatchObject({ activeVisitors: 3, pageviewsLast5Min: 6, recentPageviews: { length: 7 } });
    expect(body).toMatchObject({
      recentPageviews: expect.arrayContaining([
        { timestamp: "2026-11-21 14:05:00", page: "/docs", country: "unknown", device: "desktop" },
      ]),
      visitorsPerMinute: [
        { minute: "2026-11-21 14:32:00", visitors: 2 },
        { minute: "2026-11-21 14:31:00", visitors: 1 },
        { minute: "2026-11-21 14:30:00", visitors: 1 },
        { minute: "2026-11-21 14:29:00", visitors: 1 },
        { minute: "2026-11-21 14:28:00", visitors: 1 },
        { minute: "2026-11-21 14:05:00", visitors: 1 },
      ],
    });
  });
});

test("the dialect can be switched while the mock runs, not to one that isn't", async () => {
  const mock = createMock();
  mock.setDialect("v0");
  expect((await ask(mock, ZTAS_URL, { token })).body).not.toHaveProperty("recentPageviews");
  mock.setDialect("source");
  expect((await ask(mock, ZTAS_URL, { token })).body).toHaveProperty("trafficSources");
  expect(() => mock.setDialect(JSON.parse('"latin"'))).toThrow('[onlookers] ztas speaks no "latin"');
});
