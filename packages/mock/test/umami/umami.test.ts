import { describe, expect, it } from "vitest";
import { createMock, credentials, type Mock } from "../../src/index.js";
import { fakeClock } from "../support/fake-clock.js";
import { sendRequest } from "../support/send-request.js";

const { siteId, token } = credentials.umami;
const CLOUD = `https://api.umami.is/v1/websites/${siteId}`;
const SELF_HOSTED = `https://api.umami.is/api/websites/${siteId}`;
const UNKNOWN = "https://api.umami.is/api/websites/00000000-0000-4000-8000-000000000000/active";
const KEY = { "x-umami-api-key": token };

function mockWith(visitors: number | Record<string, number>, options: Parameters<typeof createMock>[0] = {}): Mock {
  const mock = createMock({ now: fakeClock().now, ...options });
  mock.world.setVisitors("shop", visitors);
  return mock;
}

const metrics = (url: string, clock: number, more = "&search=/") =>
  `${url}/metrics?type=path&startAt=${clock - 300_000}&endAt=${clock}${more}`;

describe("Umami's active visitors", () => {
  it.each([
    ["v3", { visitors: 7 }],
    ["v2", { x: 7 }],
    ["v1", [{ x: 7 }]],
  ] as const)("have the shape of %s", async (release, body) => {
    const mock = mockWith(7, { umami: { release } });
    expect((await sendRequest(mock, `${SELF_HOSTED}/active`, { token })).body).toEqual(body);
  });

  it("have CORS headers and no cache", async () => {
    const { headers } = await sendRequest(mockWith(7), `${CLOUD}/active`, { headers: KEY });
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("cache-control")).toBe("no-cache");
  });
});

describe("Umami's errors", () => {
  it.each([
    ["a missing key", `${CLOUD}/active`, {}, 400, "No API key specified."],
    ["a wrong key", `${CLOUD}/active`, { "x-umami-api-key": "x" }, 401, "Unauthorized"],
    ["no token", `${SELF_HOSTED}/active`, {}, 401, "Unauthorized"],
    ["an unknown website", UNKNOWN, { authorization: `Bearer ${token}` }, 401, "Unauthorized"],
    ["an id that is no UUID", "https://api.umami.is/v1/websites/shop/active", KEY, 500, "Server error"],
    ["the type of v2", `${CLOUD}/metrics?type=url&startAt=0&endAt=1`, KEY, 400, "Bad request"],
    ["no range", `${CLOUD}/metrics?type=path`, KEY, 400, "Bad request"],
  ])("are v3's for %s", async (_, url, headers, status, message) => {
    const response = await sendRequest(mockWith(7), url, { headers });
    expect([response.status, response.body]).toMatchObject([status, { error: { message, status } }]);
  });

  it("are plain text before v3", async () => {
    const mock = mockWith(7, { umami: { release: "v1" } });
    const { status, text } = await sendRequest(mock, `${SELF_HOSTED}/active`);
    expect([status, text]).toEqual([401, "401 Unauthorized"]);
  });

  it("do not occur for an administrator's unknown website, whose count is 0", async () => {
    const mock = mockWith(7, { sites: [{ name: "shop", umami: { siteId, token, isAdmin: true } }] });
    expect((await sendRequest(mock, UNKNOWN, { token })).body).toEqual({ visitors: 0 });
  });
});

describe("Umami Cloud's limit", () => {
  it("allows 50 requests in 15 seconds per key", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    const call = async () => (await sendRequest(mock, `${CLOUD}/active`, { headers: KEY })).status;
    const statuses = [];
    for (let index = 0; index < 51; index += 1) statuses.push(await call());
    expect(statuses).toEqual([...Array.from({ length: 50 }, () => 200), 429]);
    clock.advance(15);
    expect(await call()).toBe(200);
  });

  it("does not exist for a self-hosted Umami", async () => {
    const mock = mockWith(7);
    for (let index = 0; index < 60; index += 1) await sendRequest(mock, `${SELF_HOSTED}/active`, { token });
    expect(mock.log.entries.every(({ status }) => status === 200)).toBe(true);
  });
});

describe("Umami's metrics", () => {
  const now = fakeClock().now();

  it("list visitors by page, up to the limit", async () => {
    const mock = mockWith({ "/": 8, "/pricing": 5 });
    const { body } = await sendRequest(mock, metrics(CLOUD, now), { headers: KEY });
    expect(body).toEqual([
      { x: "/", y: 8 },
      { x: "/pricing", y: 5 },
    ]);
    expect((await sendRequest(mock, metrics(CLOUD, now, "&search=/&limit=1"), { headers: KEY })).body).toHaveLength(1);
  });

  it("come from a table of whole hours on Cloud unless they are filtered", async () => {
    const mock = mockWith({ "/": 8 });
    expect((await sendRequest(mock, metrics(CLOUD, now, ""), { headers: KEY })).body).toEqual([]);
    expect((await sendRequest(mock, metrics(SELF_HOSTED, now, ""), { token })).body).toEqual([{ x: "/", y: 8 }]);
  });
});

describe("the login of a self-hosted Umami", () => {
  const LOGIN = "https://api.umami.is/api/auth/login";

  it("issues a token that the websites accept", async () => {
    const mock = mockWith(7);
    const { body } = await sendRequest(mock, LOGIN, { json: { username: "admin", password: "umami" } });
    const issued = String(Object(body).token);
    expect(issued).not.toBe(token);
    expect((await sendRequest(mock, `${SELF_HOSTED}/active`, { token: issued })).body).toEqual({ visitors: 7 });
  });

  it.each([
    [{ username: "admin", password: "wrong" }, 401, "incorrect-username-password"],
    [{ username: "admin" }, 400, "bad-request"],
  ])("refuses %j", async (json, status, code) => {
    const response = await sendRequest(mockWith(7), LOGIN, { json });
    expect([response.status, response.body]).toMatchObject([status, { error: { code } }]);
  });
});
