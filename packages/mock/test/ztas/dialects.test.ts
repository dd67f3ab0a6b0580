import { describe, expect, it } from "vitest";
import { createMock, type Mock, type ZtasDialect } from "../../src/index.js";
import { sendRequest } from "../support/send-request.js";
import { fakeClock, type FakeClock } from "../support/fake-clock.js";
import { ZTAS_TOKEN as token, ZTAS_URL } from "../support/urls.js";

const PAGEVIEWS = [
  ["a", "/", "14:28:11"],
  ["b", "/pricing", "14:29:30"],
  ["b", "/docs", "14:30:02"],
  ["c", "/pricing", "14:31:40"],
  ["a", "/", "14:32:08"],
  ["c", "/pricing", "14:32:15"],
] as const;

function mockWithSixPageviews(dialect: ZtasDialect): { mock: Mock; clock: FakeClock } {
  const clock = fakeClock("2026-11-21T14:32:20.114Z");
  const mock = createMock({ now: clock.now, ztas: { dialect } });
  mock.world.setVisitors("shop", 0);
  for (const [visitor, path, time] of PAGEVIEWS) {
    mock.world.addPageview("shop", { visitor, path, at: Date.parse(`2026-11-21T${time}Z`), country: "NO" });
  }
  return { mock, clock };
}

describe("the dialect docs of ztas", () => {
  it("returns the documented body", async () => {
    const { mock } = mockWithSixPageviews("docs");
    const { status, body } = await sendRequest(mock, ZTAS_URL, { token });
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

  it("is the default, and returns the numbers of the world", async () => {
    const mock = createMock({ now: fakeClock().now, traffic: "rush" });
    expect(mock.dialect).toBe("docs");
    expect((await sendRequest(mock, ZTAS_URL, { token })).body).toMatchObject({
      activeVisitors: mock.world.visitors("shop", 300),
      pageviewsLast5Min: mock.world.pageviews("shop", 300).length,
      pageBreakdown: { "/pricing": mock.world.visitors("shop", 300, "/pricing") },
    });
  });
});

describe("the dialect source of ztas", () => {
  it("returns the recorded body of the public source", async () => {
    const { mock } = mockWithSixPageviews("source");
    const { text } = await sendRequest(mock, ZTAS_URL, { token });
    expect(text).toBe(
      '{"activeVisitors":3,"pageviewsLast5Min":6,"pageBreakdown":{"/pricing":3,"/":2,"/docs":1},"recentPageviews":[' +
        '{"timestamp":"2026-11-21 14:32:15","page":"/pricing"},{"timestamp":"2026-11-21 14:32:08","page":"/"},' +
        '{"timestamp":"2026-11-21 14:31:40","page":"/pricing"},{"timestamp":"2026-11-21 14:30:02","page":"/docs"},' +
        '{"timestamp":"2026-11-21 14:29:30","page":"/pricing"},{"timestamp":"2026-11-21 14:28:11","page":"/"}],' +
        '"visitorsPerMinute":[],"trafficSources":[{"source":"direct","count":6}],"timestamp":"2026-11-21T14:32:20.114Z"}',
    );
  });

  it("breaks down the last ten page views of all time, even if they are days old", async () => {
    const { mock, clock } = mockWithSixPageviews("source");
    clock.advance(3 * 86_400);
    expect((await sendRequest(mock, ZTAS_URL, { token })).body).toEqual({
      activeVisitors: 0,
      pageviewsLast5Min: 0,
      pageBreakdown: { "/pricing": 3, "/": 2, "/docs": 1 },
      recentPageviews: expect.arrayContaining([{ timestamp: "2026-11-21 14:32:15", page: "/pricing" }]),
      visitorsPerMinute: [],
      trafficSources: [],
      timestamp: "2026-11-24T14:32:20.114Z",
    });
  });

  it("breaks down ten page views at most", async () => {
    const mock = createMock({ now: fakeClock().now, ztas: { dialect: "source" } });
    mock.world.setVisitors("shop", 412);
    const { body } = await sendRequest(mock, ZTAS_URL, { token });
    expect(body).toMatchObject({ activeVisitors: 412, recentPageviews: { length: 10 } });
    const { pageBreakdown } = body as { pageBreakdown: Record<string, number> };
    expect(Object.values(pageBreakdown).reduce((sum, views) => sum + views, 0)).toBe(10);
  });

  it("miscounts paths that are inherited properties of objects", async () => {
    const { mock, clock } = mockWithSixPageviews("source");
    clock.advance(86_400);
    for (const path of ["constructor", "__proto__", "404"]) mock.world.addPageview("shop", { visitor: "e", path });
    const { text } = await sendRequest(mock, ZTAS_URL, { token });
    expect(text).toContain('"pageBreakdown":{"404":1,"constructor":"function Object() { [native code] }1"');
    expect(text).not.toContain('"__proto__":');
  });
});

describe("the earlier dialects of ztas", () => {
  it("return only visitors and visitors by page in v0", async () => {
    const { mock } = mockWithSixPageviews("v0");
    expect((await sendRequest(mock, ZTAS_URL, { token })).body).toEqual({
      activeVisitors: 3,
      pageBreakdown: { "/pricing": 2, "/": 1, "/docs": 1 },
      timestamp: "2026-11-21T14:32:20.114Z",
    });
  });

  it("return half an hour of page views with devices, and dated minutes, newest first, in tinybird", async () => {
    const { mock } = mockWithSixPageviews("tinybird");
    mock.world.addPageview("shop", { visitor: "d", path: "/docs", at: Date.parse("2026-11-21T14:05:00Z") });
    const { body } = await sendRequest(mock, ZTAS_URL, { token });
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

it("mock.setDialect switches the dialect and throws for an unknown one", async () => {
  const mock = createMock();
  mock.setDialect("v0");
  expect((await sendRequest(mock, ZTAS_URL, { token })).body).not.toHaveProperty("recentPageviews");
  mock.setDialect("source");
  expect((await sendRequest(mock, ZTAS_URL, { token })).body).toHaveProperty("trafficSources");
  expect(() => mock.setDialect(JSON.parse('"latin"'))).toThrow('[onlookers] ztas has no dialect "latin"');
});
