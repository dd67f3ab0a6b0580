import { describe, expect, it } from "vitest";
import { createMock, credentials, type Mock } from "../../src/index.js";
import { fakeClock } from "../support/fake-clock.js";
import { sendRequest } from "../support/send-request.js";

const { siteId, clientId, token: secret } = credentials.pirsch;
const TOKEN_URL = "https://api.pirsch.io/api/v1/token";
const ACTIVE_URL = `https://api.pirsch.io/api/v1/statistics/active?id=${siteId}`;
const LOGIN = { client_id: clientId, client_secret: secret };

function mockWith(visitors: number | Record<string, number>, options: Parameters<typeof createMock>[0] = {}): Mock {
  const mock = createMock({ now: fakeClock("2026-11-21T14:32:20.903Z").now, ...options });
  mock.world.setVisitors("shop", visitors);
  return mock;
}

async function issue(mock: Mock): Promise<string> {
  return Object((await sendRequest(mock, TOKEN_URL, { json: LOGIN })).body).access_token;
}

describe("Pirsch's access tokens", () => {
  it("are issued for a client's id and secret, with their expiry in nanoseconds", async () => {
    const { body } = await sendRequest(mockWith(7), TOKEN_URL, { json: LOGIN });
    expect(Object(body).access_token).not.toBe(secret);
    expect(Object(body).expires_at).toBe("2026-11-21T14:47:20.903607271Z");
  });

  it("are refused after their expiry", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now, pirsch: { tokenSeconds: 60 } });
    const token = await issue(mock);
    clock.advance(59);
    expect((await sendRequest(mock, ACTIVE_URL, { token })).status).toBe(200);
    clock.advance(1);
    expect((await sendRequest(mock, ACTIVE_URL, { token })).status).toBe(401);
  });

  it("are issued 10 times a minute", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    const call = () => sendRequest(mock, TOKEN_URL, { json: LOGIN });
    for (let index = 0; index < 9; index += 1) await call();
    expect((await call()).headers.get("x-ratelimit-remaining")).toBe("0");
    clock.advance(23);
    const denied = await call();
    expect([denied.status, denied.headers.get("retry-after"), denied.body]).toEqual([
      429,
      "37",
      { validation: {}, error: ["too many requests"], context: {} },
    ]);
    clock.advance(37);
    expect((await call()).status).toBe(200);
  });
});

describe("Pirsch's active visitors", () => {
  it("are listed by page, with the total", async () => {
    const mock = mockWith({ "/": 8, "/pricing": 5 });
    const { body } = await sendRequest(mock, `${ACTIVE_URL}&start=300`, { token: await issue(mock) });
    expect(body).toEqual({
      stats: [
        { path: "/", title: "Home", visitors: 8 },
        { path: "/pricing", title: "pricing", visitors: 5 },
      ],
      visitors: 13,
    });
  });

  it("have null instead of an empty list", async () => {
    const mock = mockWith(0);
    const { body } = await sendRequest(mock, ACTIVE_URL, { token: await issue(mock) });
    expect(body).toEqual({ stats: null, visitors: 0 });
  });

  it("cover 10 minutes unless the request chooses", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    mock.world.setVisitors("shop", 0);
    clock.advance(3_600);
    mock.world.addPageview("shop", { visitor: "a", path: "/" });
    clock.advance(400);
    const token = await issue(mock);
    const visitorsAt = async (query: string) =>
      Object((await sendRequest(mock, ACTIVE_URL + query, { token })).body).visitors;
    expect([await visitorsAt(""), await visitorsAt("&start=300")]).toEqual([1, 0]);
  });
});

describe("Pirsch's errors", () => {
  const OTHER = ACTIVE_URL.replace(siteId, "unknown");

  it.each([
    ["no token", ACTIVE_URL, undefined, 401, { error: ["unauthorized"] }],
    ["the secret as a token", ACTIVE_URL, secret, 401, { error: ["unauthorized"] }],
    ["an access key", ACTIVE_URL, "pa_key", 403, { error: ["forbidden"] }],
    ["another domain", OTHER, "YOUR_PIRSCH_ACCESS_TOKEN", 403, { error: ["forbidden"] }],
    [
      "an invalid start",
      `${ACTIVE_URL}&start=x`,
      "YOUR_PIRSCH_ACCESS_TOKEN",
      400,
      { validation: { start: "invalid" } },
    ],
  ])("answer %s", async (_, url, token, status, body) => {
    const response = await sendRequest(mockWith(7), url, token === undefined ? {} : { token });
    expect([response.status, response.body]).toMatchObject([status, body]);
  });

  it("answer a wrong secret with 400", async () => {
    const { status, body } = await sendRequest(mockWith(7), TOKEN_URL, { json: { ...LOGIN, client_secret: "wrong" } });
    expect([status, body]).toMatchObject([400, { error: [] }]);
    expect(Object(body).validation).toHaveProperty("client_id");
  });
});
