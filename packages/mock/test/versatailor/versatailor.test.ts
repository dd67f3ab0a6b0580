import { describe, expect, it } from "vitest";
import { createMock, VERSATAILOR_PLANS } from "../../src/index.js";
import { sendRequest } from "../support/send-request.js";
import { fakeClock } from "../support/fake-clock.js";
import { VERSATAILOR_TOKEN as token, VERSATAILOR_URL } from "../support/urls.js";

const BASE = "https://versatailor.com/api/v1/realtime";
const HEADER = "Missing or invalid authorization header. Expected: Bearer <token>";
const bearer = (value: string) => ({ authorization: `Bearer ${value}` });

describe("GET realtime of Versatailor", () => {
  it("returns the documented body", async () => {
    const mock = createMock({ now: fakeClock("2025-07-30T17:09:37.000Z").now });
    mock.world.setVisitors("shop", 5);
    const { status, text, headers } = await sendRequest(mock, VERSATAILOR_URL, { token });
    expect(status).toBe(200);
    expect(text).toBe('{"currentVisitors":5,"websiteId":"your_website_id","timestamp":"2025-07-30T17:09:37.000Z"}');
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("date")).toBe("Wed, 30 Jul 2025 17:09:37 GMT");
  });

  it("counts visitors of the last three minutes", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    mock.world.setVisitors("shop", 0);
    mock.world.addPageview("shop", { visitor: "a", path: "/", at: clock.now() - 179_000 });
    mock.world.addPageview("shop", { visitor: "b", path: "/", at: clock.now() - 181_000 });
    expect((await sendRequest(mock, VERSATAILOR_URL, { token })).body).toMatchObject({ currentVisitors: 1 });
  });
});

describe("errors of Versatailor", () => {
  const errors = [
    ["no header", VERSATAILOR_URL, {}, 401, HEADER],
    ["no header and no website", BASE, {}, 401, HEADER],
    ["another scheme", VERSATAILOR_URL, { headers: { authorization: `Token ${token}` } }, 401, HEADER],
    ["a token of another format", VERSATAILOR_URL, { headers: bearer("sk_1234") }, 401, "Invalid token format"],
    ["a token of another format and no website", BASE, { headers: bearer("sk_1234") }, 401, "Invalid token format"],
    ["no website", BASE, { headers: bearer(token) }, 400, "websiteId is required"],
    ["an unknown website", `${BASE}?websiteId=else`, { headers: bearer(token) }, 404, "Website not found"],
    [
      "a website without a token",
      `${BASE}?websiteId=bare`,
      { headers: bearer(token) },
      401,
      "No API token configured for this website",
    ],
    ["another website's token", VERSATAILOR_URL, { headers: bearer("vt_other") }, 401, "Invalid API token"],
    ["another method", VERSATAILOR_URL, { method: "POST", headers: bearer(token) }, 405, "Method not allowed"],
  ] as const;
  const sites = [
    { name: "shop", versatailor: { siteId: "your_website_id", token } },
    { name: "bare", versatailor: { siteId: "bare", token: null } },
  ];

  it.each(errors)("are returned for %s", async (_, url, options, status, message) => {
    const json = await sendRequest(createMock({ sites }), url, options);
    expect([json.status, json.body]).toEqual([status, { error: message }]);
    const text = await sendRequest(createMock({ sites, versatailor: { errorFormat: "text" } }), url, options);
    expect([text.status, text.text]).toEqual([status, message]);
    expect(text.headers.get("content-type")).toBe("text/plain;charset=UTF-8");
  });
});

describe("Versatailor in a browser", () => {
  const header = (headers: Headers, name: string) => headers.get(`access-control-allow-${name}`);

  it("answers a preflight for the header Authorization", async () => {
    const { status, headers } = await sendRequest(createMock(), VERSATAILOR_URL, { method: "OPTIONS" });
    expect([status, header(headers, "origin")]).toEqual([204, "*"]);
    expect(header(headers, "headers")).toContain("Authorization");
    expect(header(headers, "methods")).toContain("GET");
  });

  it("allows every origin to read answers, errors and faults", async () => {
    const mock = createMock();
    const originOf = async (value: string) =>
      header((await sendRequest(mock, VERSATAILOR_URL, { token: value })).headers, "origin");
    expect([await originOf(token), await originOf("vt_wrong")]).toEqual(["*", "*"]);
    mock.faults.set("versatailor", { kind: "rate-limited" });
    expect(await originOf(token)).toBe("*");
  });
});

describe("the hourly limit of Versatailor", () => {
  it.each(VERSATAILOR_PLANS)("denies requests above the limit of the plan %s for an hour", async (plan) => {
    const limit = { free: 100, pro: 1000, enterprise: 10_000 }[plan];
    const clock = fakeClock("2026-11-21T14:30:00.000Z");
    const mock = createMock({ now: clock.now, versatailor: { plan } });
    mock.world.setVisitors("shop", 1);
    for (let index = 0; index < limit; index += 1) {
      if ((await sendRequest(mock, VERSATAILOR_URL, { token })).status !== 200) throw new Error(`Denied at ${index}`);
    }
    const denied = await sendRequest(mock, VERSATAILOR_URL, { token });
    expect([denied.status, denied.headers.get("retry-after")]).toEqual([429, null]);
    clock.advance(3599);
    expect((await sendRequest(mock, VERSATAILOR_URL, { token })).status).toBe(429);
    clock.advance(1);
    expect((await sendRequest(mock, VERSATAILOR_URL, { token })).status).toBe(200);
  });

  it("is separate for each token, and denied requests do not count", async () => {
    const clock = fakeClock();
    const site = (name: string) => ({ name, versatailor: { siteId: name, token: `vt_${name}` } });
    const mock = createMock({ now: clock.now, traffic: "quiet", sites: [site("a"), site("b")] });
    const status = async (name: string) =>
      (await sendRequest(mock, `${BASE}?websiteId=${name}`, { token: `vt_${name}` })).status;
    for (let index = 0; index < 150; index += 1) await sendRequest(mock, `${BASE}?websiteId=a`, { token: "vt_b" });
    for (let index = 0; index < 100; index += 1) expect(await status("a")).toBe(200);
    expect([await status("a"), await status("b")]).toEqual([429, 200]);
    clock.advance(1800);
    for (let index = 0; index < 100; index += 1) expect(await status("a")).toBe(429);
    clock.advance(1800);
    expect(await status("a")).toBe(200);
  });
});
