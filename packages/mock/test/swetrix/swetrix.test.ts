import { describe, expect, it } from "vitest";
import { createMock, credentials, type Mock } from "../../src/index.js";
import { fakeClock } from "../support/fake-clock.js";
import { sendRequest } from "../support/send-request.js";

const { siteId, token } = credentials.swetrix;
const PROJECT = `https://api.swetrix.com/v2/projects/${siteId}`;
const LIVE = `${PROJECT}/live-visitors`;
const PAGES = `${PROJECT}/traffic/breakdown?dimension=page&metrics=visitors&from=2026-11-21T14:27:20Z&to=2026-11-21T14:32:20Z`;
const KEY = { "x-api-key": token };

function mockWith(visitors: number | Record<string, number>, options: Parameters<typeof createMock>[0] = {}): Mock {
  const mock = createMock({ now: fakeClock().now, ...options });
  mock.world.setVisitors("shop", visitors);
  return mock;
}

describe("Swetrix' live visitors", () => {
  it("state project and window", async () => {
    const { body, headers } = await sendRequest(mockWith(2), LIVE, { headers: KEY });
    expect(body).toMatchObject({ data: { count: 2 }, meta: { pid: siteId, windowMinutes: 5 } });
    expect(Object(body).data.visitors).toHaveLength(2);
    expect(headers.get("access-control-allow-origin")).toBe("*");
  });

  it("need no key for a public project", async () => {
    const mock = mockWith(2, { sites: [{ name: "shop", swetrix: { siteId, token, isPublic: true } }] });
    expect((await sendRequest(mock, LIVE)).status).toBe(200);
  });
});

describe("Swetrix' pages", () => {
  it("are counted in the requested range, with their total", async () => {
    const mock = mockWith({ "/": 8, "/pricing": 5 });
    const { body } = await sendRequest(mock, `${PAGES}&limit=1`, { headers: KEY });
    expect(body).toMatchObject({ data: [{ value: "/", visitors: 8 }], meta: { pid: siteId, total: 2, limit: 1 } });
  });

  it.each([
    ["no range", PAGES.replace(/&from.*/, ""), 412],
    ["a limit above 100", `${PAGES}&limit=101`, 422],
    ["another dimension", PAGES.replace("=page", "=country"), 422],
  ])("are refused for %s", async (_, url, status) => {
    expect((await sendRequest(mockWith(2), url, { headers: KEY })).status).toBe(status);
  });
});

describe("Swetrix' errors", () => {
  it.each([
    ["a wrong key", LIVE, { "x-api-key": "wrong" }, 401, { message: "Unauthorized", statusCode: 401 }],
    ["no key", LIVE, {}, 403, { error: "Forbidden" }],
    ["an invalid id", LIVE.replace(siteId, "shop"), KEY, 400, { error: "Bad Request" }],
    ["an unknown project", LIVE.replace(siteId, "zzzzzzzzzzzz"), KEY, 404, { error: "Not Found" }],
  ])("answer %s", async (_, url, headers, status, body) => {
    const response = await sendRequest(mockWith(2), url, { headers });
    expect([response.status, response.body]).toMatchObject([status, body]);
  });

  it("are 402 for a suspended account, and a 200 with 0 for a database that fails", async () => {
    const mock = mockWith(2);
    mock.faults.set("swetrix", { kind: "payment-required" });
    const suspended = await sendRequest(mock, LIVE, { headers: KEY });
    expect([suspended.status, suspended.body]).toMatchObject([402, { statusCode: 402 }]);
    mock.faults.set("swetrix", { kind: "zeros" });
    expect((await sendRequest(mock, LIVE, { headers: KEY })).body).toMatchObject({ data: { count: 0 } });
  });
});

describe("Swetrix' limit", () => {
  it("allows 300 requests in the hour that begins with the first", async () => {
    const clock = fakeClock("2026-11-21T14:45:00Z");
    const mock = createMock({ now: clock.now });
    const call = () => sendRequest(mock, LIVE, { headers: KEY });
    for (let index = 0; index < 300; index += 1) await call();
    clock.advance(3_599);
    const denied = await call();
    expect([denied.status, denied.headers.get("retry-after")]).toEqual([429, null]);
    clock.advance(1);
    expect((await call()).status).toBe(200);
  });

  it("is 0 without a plan", async () => {
    const mock = mockWith(2, { swetrix: { plan: "none" } });
    expect((await sendRequest(mock, LIVE, { headers: KEY })).status).toBe(429);
  });
});
