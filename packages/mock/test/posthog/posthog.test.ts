import { describe, expect, it } from "vitest";
import { createMock, credentials, type Mock } from "../../src/index.js";
import { fakeClock } from "../support/fake-clock.js";
import { sendRequest } from "../support/send-request.js";

const { siteId, token } = credentials.posthog;
const URL = `https://us.posthog.com/api/projects/${siteId}/query/`;
const FROM = "from events where event = '$pageview' and timestamp > now() - interval 300 second";
const TOTAL = queryOf(`select count(distinct person_id) ${FROM}`);
const BY_PATH = `select properties.$pathname, count(distinct person_id) ${FROM} group by 1 order by 2 desc`;

function queryOf(query: string): { readonly query: object } {
  return { query: { kind: "HogQLQuery", query } };
}

function mockWith(visitors: number | Record<string, number>, options: Parameters<typeof createMock>[0] = {}): Mock {
  const mock = createMock({ now: fakeClock().now, ...options });
  mock.world.setVisitors("shop", visitors);
  return mock;
}

describe("PostHog's query", () => {
  it("counts persons with a page view, and states when", async () => {
    const { body } = await sendRequest(mockWith(7), URL, { token, json: TOTAL });
    expect(body).toMatchObject({
      results: [[7]],
      hasMore: false,
      is_cached: false,
      last_refresh: "2026-11-21T14:32:20.114000Z",
    });
  });

  it("lists persons by path, 100 without a limit, and states whether there are more", async () => {
    const mock = mockWith({ "/": 8, "/pricing": 5 });
    const send = (sql: string) => sendRequest(mock, URL, { token, json: queryOf(sql) });
    expect((await send(BY_PATH)).body).toMatchObject({
      limit: 100,
      hasMore: false,
      results: [
        ["/", 8],
        ["/pricing", 5],
      ],
    });
    expect((await send(`${BY_PATH} limit 1`)).body).toMatchObject({ hasMore: true, results: [["/", 8]] });
  });

  it("has no results yet if it does not block", async () => {
    const { status, body } = await sendRequest(mockWith(7), URL, { token, json: { ...TOTAL, refresh: "async" } });
    expect([status, body]).toMatchObject([202, { query_status: { complete: false } }]);
    expect(body).not.toHaveProperty("results");
  });
});

describe("PostHog's errors", () => {
  const OTHER_PROJECT = URL.replace(siteId, "1");
  it.each([
    ["no key", URL, { json: TOTAL }, 401, "not_authenticated"],
    ["a wrong key", URL, { token: "phx_wrong", json: TOTAL }, 401, "authentication_failed"],
    ["an unknown project", OTHER_PROJECT, { token, json: TOTAL }, 404, "not_found"],
    ["another method", URL, { token }, 405, "method_not_allowed"],
    ["no query", URL, { token, json: {} }, 400, "invalid_input"],
    ["a query that cannot be resolved", URL, { token, json: queryOf("select pathname") }, 400, "invalid_input"],
  ])("answer %s", async (_, url, options, status, code) => {
    const response = await sendRequest(mockWith(7), url, options);
    expect([response.status, response.body]).toMatchObject([status, { code, detail: expect.any(String), attr: null }]);
  });

  it("answer a key without the scope", async () => {
    const mock = mockWith(7, { sites: [{ name: "shop", posthog: { siteId, token, lacksScope: true } }] });
    const { status, body } = await sendRequest(mock, URL, { token, json: TOTAL });
    expect([status, body]).toMatchObject([403, { detail: "API key missing required scope 'query:read'" }]);
  });
});

describe("PostHog's limits per project", () => {
  it.each([
    [240, 60, {}],
    [120, 3600, { posthog: { hourlyLimit: 120 } }],
  ])("allow %i queries in %i seconds, with Retry-After", async (requests, seconds, options) => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now, ...options });
    const call = () => sendRequest(mock, URL, { token, json: TOTAL });
    for (let index = 0; index < requests; index += 1) await call();
    clock.advance(20);
    const denied = await call();
    expect([denied.status, denied.headers.get("retry-after")]).toEqual([429, String(seconds - 20)]);
    clock.advance(seconds - 20);
    expect((await call()).status).toBe(200);
  });
});
