import { describe, expect, test } from "vitest";
import { createMock } from "../src/index.js";
import { ask } from "./support/ask.js";
import { fakeClock } from "./support/fake-clock.js";
import { ZTAS_TOKEN as token, ZTAS_URL } from "./support/urls.js";

const BASE = "https://ztas.io/api/realtime";
const bearer = (value: string) => ({ authorization: `Bearer ${value}` });

function jwt(exp: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256" })}.${part({ id: "u", email: "shop@shop.example", iat: exp - 604_800, exp })}.c2ln`;
}

describe("refusals", () => {
  const refusals = [
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

  test.each(refusals)("%s", async (_, url, options, status, error) => {
    const answer = await ask(createMock({ ztas: { dialect: "source" } }), url, options);
    expect([answer.status, answer.body]).toEqual([status, { error }]);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("a foreign site is refused like an unknown one", async () => {
    const site = (name: string) => ({ name, ztas: { token: name, siteId: `site_${name}` } });
    const mock = createMock({ sites: [site("mine"), site("theirs")] });
    const answer = await ask(mock, `${BASE}?siteId=site_theirs`, { token: "mine" });
    expect([answer.status, answer.body]).toEqual([403, { error: "Access denied" }]);
  });

  test("a token expires at its own time", async () => {
    const clock = fakeClock("2026-11-21T14:32:20.000Z");
    const mine = jwt(clock.now() / 1000 + 1);
    const sites = [{ name: "shop", ztas: { token: mine, siteId: "site_abc123" } }];
    const mock = createMock({ now: clock.now, sites, ztas: { dialect: "source" } });
    expect((await ask(mock, ZTAS_URL, { token: mine })).status).toBe(200);
    clock.advance(1);
    const late = await ask(mock, ZTAS_URL, { token: mine });
    expect([late.status, late.body]).toEqual([401, { error: "Token expired. Please log in again." }]);
  });

  test("the documentation has one sentence for tokens that don't hold", async () => {
    const answer = await ask(createMock({ ztas: { dialect: "docs" } }), ZTAS_URL, { token: "x.y.z" });
    expect([answer.status, answer.body]).toEqual([401, { error: "Invalid or expired token" }]);
  });
});

describe("headers", () => {
  test("a 200 may be read by any origin and kept by no cache", async () => {
    const { headers } = await ask(createMock({ now: fakeClock().now }), ZTAS_URL, { token });
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("cache-control")).toBe("no-cache, no-store, must-revalidate");
    expect(headers.get("date")).toBe("Sat, 21 Nov 2026 14:32:20 GMT");
  });

  test("a preflight is answered without a token", async () => {
    const { status, text, headers } = await ask(createMock(), ZTAS_URL, { method: "OPTIONS" });
    expect([status, text]).toEqual([204, ""]);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-allow-headers")).toBe("Content-Type, Authorization");
    expect(headers.get("access-control-max-age")).toBeNull();
  });

  test("no limit: a thousand requests in a second are answered", async () => {
    const mock = createMock({ now: fakeClock().now, traffic: "quiet" });
    const answers = await Promise.all(Array.from({ length: 1000 }, () => ask(mock, ZTAS_URL, { token })));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });
});
