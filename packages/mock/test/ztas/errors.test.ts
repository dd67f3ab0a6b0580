import { describe, expect, it } from "vitest";
import { createMock } from "../../src/index.js";
import { sendRequest } from "../support/send-request.js";
import { fakeClock } from "../support/fake-clock.js";
import { ZTAS_TOKEN as token, ZTAS_URL } from "../support/urls.js";

const BASE = "https://ztas.io/api/realtime";
const bearer = (value: string) => ({ authorization: `Bearer ${value}` });

function jwt(exp: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256" })}.${part({ id: "u", email: "shop@shop.example", iat: exp - 604_800, exp })}.c2ln`;
}

describe("errors of ztas", () => {
  const errors = [
    ["another method", ZTAS_URL, { method: "POST", headers: bearer(token) }, 405, "Method not allowed"],
    ["HEAD", ZTAS_URL, { method: "HEAD", headers: bearer(token) }, 405, "Method not allowed"],
    ["another method without a token", BASE, { method: "DELETE" }, 405, "Method not allowed"],
    ["no token", ZTAS_URL, {}, 401, "No token provided"],
    ["no token and no site", BASE, {}, 401, "No token provided"],
    ["bearer in lower case", ZTAS_URL, { headers: { authorization: `bearer ${token}` } }, 401, "No token provided"],
    ["three parts", ZTAS_URL, { headers: bearer(`${token} x`) }, 401, "No token provided"],
    ["an API key", ZTAS_URL, { headers: bearer("zta_live_1234") }, 401, "Invalid token"],
    ["an unknown token and no site", BASE, { headers: bearer("x.y.z") }, 401, "Invalid token"],
    ["no site", BASE, { headers: bearer(token) }, 400, "Site ID required"],
    ["an empty site", `${BASE}?siteId=`, { headers: bearer(token) }, 400, "Site ID required"],
    ["an unknown site", `${BASE}?siteId=site_else`, { headers: bearer(token) }, 403, "Access denied"],
  ] as const;

  it.each(errors)("are returned for %s", async (_, url, options, status, error) => {
    const response = await sendRequest(createMock({ ztas: { dialect: "source" } }), url, options);
    expect([response.status, response.body]).toEqual([status, { error }]);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("are the same for another customer's site as for an unknown one", async () => {
    const site = (name: string) => ({ name, ztas: { token: name, siteId: `site_${name}` } });
    const mock = createMock({ sites: [site("mine"), site("theirs")] });
    const response = await sendRequest(mock, `${BASE}?siteId=site_theirs`, { token: "mine" });
    expect([response.status, response.body]).toEqual([403, { error: "Access denied" }]);
  });

  it("are returned for a JWT from its expiry on", async () => {
    const clock = fakeClock("2026-11-21T14:32:20.000Z");
    const mine = jwt(clock.now() / 1000 + 1);
    const sites = [{ name: "shop", ztas: { token: mine, siteId: "site_abc123" } }];
    const mock = createMock({ now: clock.now, sites, ztas: { dialect: "source" } });
    expect((await sendRequest(mock, ZTAS_URL, { token: mine })).status).toBe(200);
    clock.advance(1);
    const late = await sendRequest(mock, ZTAS_URL, { token: mine });
    expect([late.status, late.body]).toEqual([401, { error: "Token expired. Please log in again." }]);
  });

  it("have one message for invalid and expired tokens in the dialect docs", async () => {
    const response = await sendRequest(createMock({ ztas: { dialect: "docs" } }), ZTAS_URL, { token: "x.y.z" });
    expect([response.status, response.body]).toEqual([401, { error: "Invalid or expired token" }]);
  });
});

describe("responses of ztas", () => {
  it("allow any origin and forbid caching in a 200", async () => {
    const { headers } = await sendRequest(createMock({ now: fakeClock().now }), ZTAS_URL, { token });
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("cache-control")).toBe("no-cache, no-store, must-revalidate");
    expect(headers.get("date")).toBe("Sat, 21 Nov 2026 14:32:20 GMT");
  });

  it("allow a preflight without a token", async () => {
    const { status, text, headers } = await sendRequest(createMock(), ZTAS_URL, { method: "OPTIONS" });
    expect([status, text]).toEqual([204, ""]);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-allow-headers")).toBe("Content-Type, Authorization");
    expect(headers.get("access-control-max-age")).toBeNull();
  });

  it("have no rate limit: a thousand requests in a second succeed", async () => {
    const mock = createMock({ now: fakeClock().now, traffic: "quiet" });
    const responses = await Promise.all(Array.from({ length: 1000 }, () => sendRequest(mock, ZTAS_URL, { token })));
    expect(responses.every(({ status }) => status === 200)).toBe(true);
  });
});
