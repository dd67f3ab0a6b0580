import { describe, expect, test } from "vitest";
import { createMock, VERSATAILOR_PLANS } from "../src/index.js";
import { ask } from "./support/ask.js";
import { fakeClock } from "./support/fake-clock.js";
import { VERSATAILOR_TOKEN as token, VERSATAILOR_URL } from "./support/urls.js";

const BASE = "https://versatailor.com/api/v1/realtime";
const HEADER = "Missing or invalid authorization header. Expected: Bearer <token>";
const bearer = (value: string) => ({ authorization: `Bearer ${value}` });

describe("GET realtime", () => {
  test("answers the documented shape", async () => {
    const mock = createMock({ now: fakeClock("2025-07-30T17:09:37.000Z").now });
    mock.world.setVisitors("shop", 5);
    const { status, text, headers } = await ask(mock, VERSATAILOR_URL, { token });
    expect(status).toBe(200);
    expect(text).toBe('{"currentVisitors":5,"websiteId":"your_website_id","timestamp":"2025-07-30T17:09:37.000Z"}');
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("date")).toBe("Wed, 30 Jul 2025 17:09:37 GMT");
  });

  test("counts the last three minutes", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    mock.world.setVisitors("shop", 0);
    mock.world.visit("shop", { visitor: "a", path: "/", at: clock.now() - 179_000 });
    mock.world.visit("shop", { visitor: "b", path: "/", at: clock.now() - 181_000 });
    expect((await ask(mock, VERSATAILOR_URL, { token })).body).toMatchObject({ currentVisitors: 1 });
  });
});

describe("refusals", () => {
  const refusals = [
    ["no header", VERSATAILOR_URL, {}, 401, HEADER],
    ["no header and no website", BASE, {}, 401, HEADER],
    ["another scheme", VERSATAILOR_URL, { headers: { authorization: `Token ${token}` } }, 401, HEADER],
    ["a token of another form", VERSATAILOR_URL, { headers: bearer("sk_1234") }, 401, "Invalid token format"],
    ["a token of another form and no website", BASE, { headers: bearer("sk_1234") }, 401, "Invalid token format"],
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

  test.each(refusals)("%s", async (_, url, options, status, sentence) => {
    const json = await ask(createMock({ sites }), url, options);
    expect([json.status, json.body]).toEqual([status, { error: sentence }]);
    const text = await ask(createMock({ sites, versatailor: { errorForm: "text" } }), url, options);
    expect([text.status, text.text]).toEqual([status, sentence]);
    expect(text.headers.get("content-type")).toBe("text/plain;charset=UTF-8");
  });
});

describe("the limit of the plan", () => {
  test.each(VERSATAILOR_PLANS)("%s", async (plan) => {
    const limit = { free: 100, pro: 1000, enterprise: 10_000 }[plan];
    const clock = fakeClock("2026-11-21T14:30:00.000Z");
    const mock = createMock({ now: clock.now, versatailor: { plan } });
    mock.world.setVisitors("shop", 1);
    for (let index = 0; index < limit; index += 1) {
      if ((await ask(mock, VERSATAILOR_URL, { token })).status !== 200) throw new Error(`Denied at ${index}`);
    }
    const denied = await ask(mock, VERSATAILOR_URL, { token });
    expect([denied.status, denied.headers.get("retry-after")]).toEqual([429, null]);
    clock.advance(3599);
    expect((await ask(mock, VERSATAILOR_URL, { token })).status).toBe(429);
    clock.advance(1);
    expect((await ask(mock, VERSATAILOR_URL, { token })).status).toBe(200);
  });

  test("is of each token alone, and refusals don't count", async () => {
    const clock = fakeClock();
    const site = (name: string) => ({ name, versatailor: { siteId: name, token: `vt_${name}` } });
    const mock = createMock({ now: clock.now, traffic: "quiet", sites: [site("a"), site("b")] });
    const status = async (name: string) =>
      (await ask(mock, `${BASE}?websiteId=${name}`, { token: `vt_${name}` })).status;
    for (let index = 0; index < 150; index += 1) await ask(mock, `${BASE}?websiteId=a`, { token: "vt_b" });
    for (let index = 0; index < 100; index += 1) expect(await status("a")).toBe(200);
    expect([await status("a"), await status("b")]).toEqual([429, 200]);
    clock.advance(1800);
    for (let index = 0; index < 100; index += 1) expect(await status("a")).toBe(429);
    clock.advance(1800);
    expect(await status("a")).toBe(200);
  });
});
