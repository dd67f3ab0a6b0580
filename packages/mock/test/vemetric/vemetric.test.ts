import { describe, expect, it } from "vitest";
import { createMock, credentials, type Mock } from "../../src/index.js";
import { fakeClock } from "../support/fake-clock.js";
import { sendRequest } from "../support/send-request.js";

const URL = "https://api.vemetric.com/v1/analytics/query";
const { token } = credentials.vemetric;
const LIVE = { dateRange: "live", metrics: ["users", "pageviews"] };
const PAGES = { dateRange: "live", metrics: ["users"], groupBy: ["page:path"], orderBy: [["users", "desc"]] };

function mockWith(visitors: number | Record<string, number>, options: Parameters<typeof createMock>[0] = {}): Mock {
  const mock = createMock({ now: fakeClock("2026-11-21T14:32:18.500Z").now, ...options });
  mock.world.setVisitors("shop", visitors);
  return mock;
}

describe("Vemetric's live query", () => {
  it("counts from a half minute 4.5 minutes ago, and states the period", async () => {
    const { body } = await sendRequest(mockWith(7), URL, { token, json: LIVE });
    expect(body).toMatchObject({
      period: { from: "2026-11-21T14:27:30Z", to: "2026-11-21T14:32:18Z" },
      query: { dateRange: "live", metrics: ["users", "pageviews"] },
      pagination: { limit: 1, offset: 0, returned: 1 },
      data: [{ group: {}, metrics: { users: 7 } }],
    });
    expect(Object(body).data[0].metrics.pageviews).toBeGreaterThan(7);
  });

  it("lists users by page up to the limit", async () => {
    const mock = mockWith({ "/": 8, "/pricing": 5 });
    const { body } = await sendRequest(mock, URL, { token, json: { ...PAGES, limit: 1 } });
    expect(body).toMatchObject({
      pagination: { limit: 1, returned: 1 },
      data: [{ group: { "page:path": "/" }, metrics: { users: 8 } }],
    });
  });

  it.each([
    ["no date range", { metrics: ["users"] }, "dateRange"],
    ["an unknown metric", { ...LIVE, metrics: ["clicks"] }, "metrics"],
    ["another group", { ...LIVE, groupBy: ["country"] }, "groupBy"],
    ["a limit above 1,000", { ...PAGES, limit: 1_001 }, "limit"],
  ])("refuses %s with the field", async (_, json, field) => {
    const { status, body } = await sendRequest(mockWith(7), URL, { token, json });
    expect([status, body]).toMatchObject([400, { error: { code: "VALIDATION_ERROR", details: [{ field }] } }]);
  });
});

describe("Vemetric's errors", () => {
  it.each([
    ["a wrong key", { token: "vem_wrong", json: LIVE }, 401, "UNAUTHORIZED"],
    ["no key", { json: LIVE }, 401, "UNAUTHORIZED"],
    ["a GET", { token }, 404, "NOT_FOUND"],
  ])("answer %s", async (_, options, status, code) => {
    const response = await sendRequest(mockWith(7), URL, options);
    expect([response.status, response.body]).toMatchObject([status, { error: { code } }]);
  });

  it("answer 403 for a plan without the API", async () => {
    const mock = mockWith(7, { vemetric: { hasApi: false } });
    const { status, body } = await sendRequest(mock, URL, { token, json: LIVE });
    expect([status, body]).toMatchObject([403, { error: { code: "PLAN_LIMIT_EXCEEDED" } }]);
  });
});

it("Vemetric allows 100 requests in the minute that begins with the first, without Retry-After", async () => {
  const clock = fakeClock();
  const mock = createMock({ now: clock.now });
  const call = () => sendRequest(mock, URL, { token, json: LIVE });
  for (let index = 0; index < 99; index += 1) await call();
  expect((await call()).headers.get("x-ratelimit-remaining")).toBe("0");
  clock.advance(59);
  const denied = await call();
  expect([denied.status, denied.headers.get("retry-after")]).toEqual([429, null]);
  expect(denied.headers.get("x-ratelimit-reset")).toBe(String(Math.ceil((clock.now() + 1_000) / 1000)));
  clock.advance(1);
  expect((await call()).status).toBe(200);
});
