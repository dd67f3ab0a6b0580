import { generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createMock, credentials, type Mock } from "../../src/index.js";
import { fakeClock } from "../support/fake-clock.js";
import { sendRequest, type SendOptions } from "../support/send-request.js";

const { siteId, token, clientEmail, privateKey, keyId } = credentials.ga4;
const urlOf = (property: string) =>
  `https://analyticsdata.googleapis.com/v1beta/properties/${property}:runRealtimeReport`;
const REPORT = { metrics: [{ name: "activeUsers" }], minuteRanges: [{ startMinutesAgo: 4, endMinutesAgo: 0 }] };
const NOW = fakeClock().now() / 1000;
const CLAIMS = {
  iss: clientEmail,
  sub: clientEmail,
  aud: "https://analyticsdata.googleapis.com/",
  iat: Math.floor(NOW),
  exp: Math.floor(NOW) + 3600,
};

function mockWith(visitors: number, options: Parameters<typeof createMock>[0] = {}): Mock {
  const mock = createMock({ now: fakeClock().now, ...options });
  mock.world.setVisitors("shop", visitors);
  return mock;
}

const send = (mock: Mock, options: SendOptions = {}, property = siteId) =>
  sendRequest(mock, urlOf(property), { token, json: REPORT, ...options });

/** A JSON Web Token, signed by RS256. */
function jwtOf(claims: object, { header = {}, key = privateKey }: { header?: object; key?: string } = {}): string {
  const parts = [{ alg: "RS256", typ: "JWT", ...header }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  const text = parts.join(".");
  return `${text}.${sign("RSA-SHA256", Buffer.from(text), key).toString("base64url")}`;
}

describe("Google's realtime report", () => {
  it("has one row, whose value is a text", async () => {
    const { body, headers } = await send(mockWith(7));
    expect(body).toEqual({
      metricHeaders: [{ name: "activeUsers", type: "TYPE_INTEGER" }],
      rows: [{ metricValues: [{ value: "7" }] }],
      rowCount: 1,
      kind: "analyticsData#runRealtimeReport",
    });
    expect(headers.get("content-type")).toBe("application/json; charset=UTF-8");
  });

  it("leaves rows out for no users", async () => {
    const { body } = await send(mockWith(0));
    expect(body).not.toHaveProperty("rows");
    expect(body).not.toHaveProperty("rowCount");
  });

  it("counts whole minutes before the current one", async () => {
    const clock = fakeClock("2026-11-21T14:32:05.000Z");
    const mock = createMock({ now: clock.now });
    mock.world.setVisitors("shop", 0);
    mock.world.addPageview("shop", { path: "/", visitor: "v" });
    const users = async (startMinutesAgo: number, endMinutesAgo: number) => {
      const json = { ...REPORT, minuteRanges: [{ startMinutesAgo, endMinutesAgo }] };
      return Object((await send(mock, { json })).body).rowCount ?? 0;
    };
    expect(await users(0, 0)).toBe(1);
    clock.advance(60);
    expect([await users(0, 0), await users(1, 0), await users(1, 1)]).toEqual([0, 1, 1]);
  });

  it("counts the users of one stream if it is filtered", async () => {
    const mock = mockWith(7, {
      sites: [{ name: "shop", ga4: { siteId, token, clientEmail, privateKey, streamId: "4711" } }],
    });
    const of = async (value: string) => {
      const dimensionFilter = { filter: { fieldName: "streamId", stringFilter: { value } } };
      return Object((await send(mock, { json: { ...REPORT, dimensionFilter } })).body).rowCount ?? 0;
    };
    expect([await of("4711"), await of("1")]).toEqual([1, 0]);
  });

  it.each([
    ["no metric", {}, "one metric"],
    ["another metric", { metrics: [{ name: "visitors" }] }, "Field visitors is not a valid metric."],
    [
      "30 minutes ago",
      { ...REPORT, minuteRanges: [{ startMinutesAgo: 30 }] },
      "startMinutesAgo must be at most 29 for this property.",
    ],
    ["a filter by path", { ...REPORT, dimensionFilter: { filter: { fieldName: "pagePath" } } }, "Field pagePath"],
  ])("refuses %s", async (_, json, message) => {
    const { status, body } = await send(mockWith(7), { json });
    expect([status, body]).toMatchObject([
      400,
      { error: { code: 400, message: expect.stringContaining(message), status: "INVALID_ARGUMENT" } },
    ]);
  });
});

describe("Google's authentication", () => {
  const otherKey = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  }).privateKey;
  const { aud: _, ...WITHOUT_AUDIENCE } = CLAIMS;
  const SCOPE = "https://www.googleapis.com/auth/analytics.readonly";

  it.each([
    ["an audience", jwtOf(CLAIMS)],
    ["an audience and a key id", jwtOf(CLAIMS, { header: { kid: keyId } })],
    ["a scope", jwtOf({ ...WITHOUT_AUDIENCE, scope: SCOPE })],
  ])("accepts a token that the service account has signed for %s", async (_name, signed) => {
    expect((await send(mockWith(7), { token: signed })).status).toBe(200);
  });

  it.each([
    ["another token", "ya29.wrong"],
    ["another key", jwtOf(CLAIMS, { key: otherKey })],
    ["another key id", jwtOf(CLAIMS, { header: { kid: "other" } })],
    ["another algorithm in the header", jwtOf(CLAIMS, { header: { alg: "none" } })],
    ["another account", jwtOf({ ...CLAIMS, iss: "other@shop-123.iam.gserviceaccount.com" })],
    ["another audience", jwtOf({ ...CLAIMS, aud: "https://oauth2.googleapis.com/token" })],
    ["an audience and a scope", jwtOf({ ...CLAIMS, scope: SCOPE })],
    ["a life of more than an hour", jwtOf({ ...CLAIMS, exp: CLAIMS.iat + 3601 })],
    ["a time in the future, as from a wrong clock", jwtOf({ ...CLAIMS, iat: CLAIMS.iat + 300, exp: CLAIMS.exp + 300 })],
    ["an end in the past", jwtOf({ ...CLAIMS, iat: CLAIMS.iat - 3700, exp: CLAIMS.exp - 3700 })],
    ["changed claims", jwtOf(CLAIMS).replace(/\.[^.]+\./, `.${Buffer.from("{}").toString("base64url")}.`)],
  ])("refuses a token with %s", async (_name, wrong) => {
    const { status, body } = await send(mockWith(7), { token: wrong });
    expect([status, body]).toMatchObject([401, { error: { status: "UNAUTHENTICATED" } }]);
  });

  it("refuses an unknown property like one without access", async () => {
    const { status, body } = await send(mockWith(7), {}, "1");
    expect([status, body]).toMatchObject([403, { error: { status: "PERMISSION_DENIED" } }]);
  });

  it("refuses all calls of a project whose API is not enabled", async () => {
    const { status, body } = await send(mockWith(7, { ga4: { isApiEnabled: false } }));
    expect([status, body]).toMatchObject([403, { error: { details: [{ reason: "SERVICE_DISABLED" }] } }]);
  });

  it("answers another method with a page", async () => {
    const { status, headers } = await sendRequest(mockWith(7), urlOf(siteId), { token });
    expect([status, headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
  });
});

describe("Google's quota", () => {
  it("is 14,000 tokens an hour, without Retry-After", async () => {
    const clock = fakeClock("2026-11-21T14:00:00.000Z");
    const mock = createMock({ now: clock.now, ga4: { tokensPerRequest: 1_000 } });
    for (let index = 0; index < 14; index += 1) expect((await send(mock)).status).toBe(200);
    const denied = await send(mock);
    expect([denied.status, denied.headers.get("retry-after"), denied.body]).toMatchObject([
      429,
      null,
      { error: { status: "RESOURCE_EXHAUSTED", message: expect.stringContaining("tokens for a project per hour") } },
    ]);
    clock.advance(3600);
    expect((await send(mock)).status).toBe(200);
  });

  it("is 200,000 tokens a day, which begins at midnight in California", async () => {
    const clock = fakeClock("2026-11-21T08:00:00.000Z");
    const mock = createMock({ now: clock.now, ga4: { tokensPerRequest: 14_000 } });
    for (let hour = 0; hour < 14; hour += 1) {
      expect((await send(mock)).status).toBe(200);
      clock.advance(3600);
    }
    expect((await send(mock)).body).toMatchObject({ error: { message: expect.stringContaining("tokens per day") } });
    clock.advance(10 * 3600);
    expect((await send(mock)).status).toBe(200);
  });

  it("refuses all requests after 10 server errors within an hour", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    mock.faults.set("ga4", { kind: "server-error" });
    for (let index = 0; index < 10; index += 1) expect((await send(mock)).status).toBe(500);
    mock.faults.clear("ga4");
    expect((await send(mock)).status).toBe(429);
    clock.advance(3600);
    expect((await send(mock)).status).toBe(200);
  });
});
