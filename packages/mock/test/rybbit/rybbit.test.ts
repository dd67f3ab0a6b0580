import { describe, expect, it } from "vitest";
import { createMock, credentials, type Mock } from "../../src/index.js";
import { fakeClock } from "../support/fake-clock.js";
import { sendRequest } from "../support/send-request.js";

const { siteId, token } = credentials.rybbit;
const SITE = `https://app.rybbit.io/api/sites/${siteId}`;
const COUNT = `${SITE}/live-user-count?minutes=5`;
const METRIC = `${SITE}/metric?parameter=pathname&past_minutes_start=5&past_minutes_end=0`;

function mockWith(visitors: number | Record<string, number>, options: Parameters<typeof createMock>[0] = {}): Mock {
  const mock = createMock({ now: fakeClock().now, ...options });
  mock.world.setVisitors("shop", visitors);
  return mock;
}

describe("Rybbit's live user count", () => {
  it("counts the requested minutes", async () => {
    const mock = mockWith(7);
    expect((await sendRequest(mock, COUNT, { token })).body).toEqual({ count: 7 });
    mock.world.addPageview("shop", { visitor: "earlier", path: "/", at: fakeClock().now() - 1_200_000 });
    expect((await sendRequest(mock, COUNT, { token })).body).toEqual({ count: 7 });
    expect((await sendRequest(mock, COUNT.replace("=5", "=30"), { token })).body).toEqual({ count: 8 });
  });

  it.each([
    ["a wrong key", COUNT, "wrong", 403, { error: "Forbidden" }],
    ["an unknown site", COUNT.replace(siteId, "9999"), token, 404, { error: "Site not found" }],
    ["no minutes", COUNT.replace("=5", "=0"), token, 400, { error: "Invalid request parameters" }],
    ["another parameter", METRIC.replace("pathname", "country"), token, 400, { error: "Invalid request parameters" }],
  ])("refuses %s", async (_, url, key, status, body) => {
    const response = await sendRequest(mockWith(7), url, { token: key });
    expect([response.status, response.body]).toMatchObject([status, body]);
  });

  it("refuses a key without the scope, and other methods", async () => {
    const mock = mockWith(7, { sites: [{ name: "shop", rybbit: { siteId, token, lacksScope: true } }] });
    const scope = await sendRequest(mock, COUNT, { token });
    expect([scope.status, scope.body]).toMatchObject([403, { error: "Insufficient scope" }]);
    expect(await sendRequest(mock, COUNT, { token, method: "POST" })).toMatchObject({ status: 404 });
  });
});

describe("Rybbit's metric", () => {
  it("lists sessions by page with the total, up to the limit", async () => {
    const mock = mockWith({ "/": 8, "/pricing": 5 });
    const { body } = await sendRequest(mock, METRIC, { token });
    expect(body).toMatchObject({
      data: {
        data: [
          { value: "/", count: 8 },
          { value: "/pricing", count: 5 },
        ],
        totalCount: 2,
      },
    });
    const { body: cut } = await sendRequest(mock, `${METRIC}&limit=1`, { token });
    expect(cut).toMatchObject({ data: { data: [{ value: "/" }], totalCount: 2 } });
    expect(Object(cut).data.data).toHaveLength(1);
  });
});

describe("Rybbit's limits", () => {
  it("allow 50 requests at once and 5 a second, and state it in headers", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    const call = () => sendRequest(mock, COUNT, { token });
    expect((await call()).headers.get("x-ratelimit-burst-remaining")).toBe("49");
    for (let index = 1; index < 50; index += 1) await call();
    const denied = await call();
    expect([denied.status, denied.headers.get("retry-after")]).toEqual([429, "1"]);
    expect(denied.body).toEqual({ error: "Rate limit exceeded", scope: "burst", limit: 50, retryAfter: 1 });
    clock.advance(1);
    for (let index = 0; index < 5; index += 1) expect((await call()).status).toBe(200);
    expect((await call()).status).toBe(429);
  });

  it("allow 5,000 requests per owner and UTC day, without those that the burst limit denied", async () => {
    const clock = fakeClock("2026-11-21T23:00:00Z");
    const sites = [{ name: "shop", rybbit: { siteId, token, owner: "team" } }];
    const mock = createMock({ now: clock.now, sites });
    const call = () => sendRequest(mock, COUNT, { token });
    for (let index = 0; index < 5_000; index += 1) {
      clock.advance(0.2);
      await call();
    }
    clock.advance(1);
    const denied = await call();
    expect(denied.body).toMatchObject({ scope: "daily", limit: 5_000 });
    expect(denied.headers.get("x-ratelimit-daily-remaining")).toBe("0");
    clock.setTo("2026-11-22T00:00:00Z");
    expect((await call()).status).toBe(200);
  });

  it("do not exist for a self-hosted Rybbit", async () => {
    const mock = mockWith(7, { rybbit: { baseUrl: "https://rybbit.shop.example" } });
    const url = COUNT.replace("app.rybbit.io", "rybbit.shop.example");
    for (let index = 0; index < 60; index += 1) await sendRequest(mock, url, { token });
    expect(mock.log.entries.every(({ status }) => status === 200)).toBe(true);
  });
});
