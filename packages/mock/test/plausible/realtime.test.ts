import { describe, expect, it } from "vitest";
import { createMock, type SiteOptions } from "../../src/index.js";
import { sendRequest } from "../support/send-request.js";
import { fakeClock } from "../support/fake-clock.js";
import { PLAUSIBLE_QUERY_URL, PLAUSIBLE_TOKEN as token, PLAUSIBLE_URL } from "../support/urls.js";

const BASE = "https://plausible.io/api/v1/stats/realtime/visitors";
const MISSING_KEY = "Missing API key. Please use a valid Plausible API key as a Bearer Token.";
const INVALID =
  "Invalid API key or site ID. Please make sure you're using a valid API key with access to the site you've requested.";
const MISSING_SITE = "Missing site ID. Please provide the required site_id parameter with your request.";

describe("GET realtime/visitors of Plausible", () => {
  it("returns a bare integer with Plausible's headers", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    mock.world.setVisitors("shop", 17);
    const { status, text, headers } = await sendRequest(mock, PLAUSIBLE_URL, { token });
    expect([status, text]).toEqual([200, "17"]);
    expect(Object.fromEntries(headers)).toEqual({
      "content-type": "application/json; charset=utf-8",
      "content-length": "2",
      "cache-control": "max-age=0, private, must-revalidate",
      "access-control-allow-origin": "*",
      "access-control-allow-credentials": "true",
      "access-control-expose-headers": "",
      date: "Sat, 21 Nov 2026 14:32:20 GMT",
    });
  });

  it("counts each visitor of the last five minutes once", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    mock.world.setVisitors("shop", 0);
    for (const path of ["/", "/pricing", "/cart"]) mock.world.addPageview("shop", { visitor: "a", path });
    mock.world.addPageview("shop", { visitor: "b", path: "/", at: clock.now() - 299_000 });
    mock.world.addPageview("shop", { visitor: "c", path: "/", at: clock.now() - 301_000 });
    expect((await sendRequest(mock, PLAUSIBLE_URL, { token })).text).toBe("2");
  });

  it("ignores other parameters", async () => {
    const mock = createMock({ now: fakeClock().now });
    mock.world.setVisitors("shop", { "/": 3, "/pricing": 4 });
    expect((await sendRequest(mock, `${PLAUSIBLE_URL}&page=/pricing&filters=x&period=day`, { token })).text).toBe("7");
  });

  it("allows any origin in the response to a preflight", async () => {
    const { status, headers } = await sendRequest(createMock(), PLAUSIBLE_URL, { method: "OPTIONS" });
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-allow-headers")).toContain("Authorization");
    expect(headers.get("access-control-max-age")).toBe("1728000");
  });
});

describe("errors of Plausible's documentation", () => {
  const wrongKey = { authorization: "Bearer wrong" };
  const key = { authorization: `Bearer ${token}` };

  it.each([
    ["no key", PLAUSIBLE_URL, {}, 401, "Invalid API key"],
    ["a wrong key", PLAUSIBLE_URL, wrongKey, 401, "Invalid API key"],
    ["no site", BASE, key, 400, "Missing site_id parameter"],
    ["an unknown site", `${BASE}?site_id=other.example`, key, 404, "Site not found"],
  ])("are returned in its dialect for %s", async (_, url, headers, status, message) => {
    const mock = createMock({ plausible: { dialect: "docs" } });
    const response = await sendRequest(mock, url, { headers });
    expect([response.status, response.body]).toEqual([status, { error: message }]);
  });

  it("do not change v2", async () => {
    const mock = createMock({ plausible: { dialect: "docs" } });
    const json = { site_id: "other.example", metrics: ["visitors"], date_range: "day" };
    expect((await sendRequest(mock, PLAUSIBLE_QUERY_URL, { token, json })).body).toEqual({ error: INVALID });
  });
});

describe("errors of Plausible", () => {
  const errors = [
    ["no header", PLAUSIBLE_URL, {}, 401, MISSING_KEY],
    ["bearer in lower case", PLAUSIBLE_URL, { authorization: `bearer ${token}` }, 401, MISSING_KEY],
    ["another scheme", PLAUSIBLE_URL, { authorization: `Basic ${token}` }, 401, MISSING_KEY],
    ["an unknown key", PLAUSIBLE_URL, { authorization: "Bearer nobody's" }, 401, INVALID],
    ["an unknown key and no site", BASE, { authorization: "Bearer nobody's" }, 401, INVALID],
    ["no site", BASE, { authorization: `Bearer ${token}` }, 400, MISSING_SITE],
    ["an empty site", `${BASE}?site_id=`, { authorization: `Bearer ${token}` }, 400, MISSING_SITE],
    ["an unknown site", `${BASE}?site_id=else.where`, { authorization: `Bearer ${token}` }, 401, INVALID],
    ["a request that does not accept JSON", PLAUSIBLE_URL, { accept: "text/html" }, 406, "Not Acceptable"],
  ] as const;

  it.each(errors)("are returned for %s", async (_, url, headers, status, error) => {
    const response = await sendRequest(createMock(), url, { headers });
    expect([response.status, response.body]).toEqual([status, { error }]);
    expect(response.headers.get("retry-after")).toBeNull();
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("are not returned for spaces before the key", async () => {
    const response = await sendRequest(createMock(), PLAUSIBLE_URL, {
      headers: { authorization: `Bearer   ${token}` },
    });
    expect(response.status).toBe(200);
  });

  it("are the same for another team's site as for an unknown one", async () => {
    const sites: SiteOptions[] = [
      { name: "mine", plausible: { token: "mine", siteId: "mine.example", team: "us" } },
      { name: "ours", plausible: { token: "ours", siteId: "ours.example", team: "us" } },
      { name: "theirs", plausible: { token: "theirs", siteId: "theirs.example" } },
    ];
    const mock = createMock({ sites });
    const status = async (site: string) =>
      (await sendRequest(mock, `${BASE}?site_id=${site}`, { token: "mine" })).status;
    expect([await status("mine.example"), await status("ours.example"), await status("theirs.example")]).toEqual([
      200, 200, 401,
    ]);
  });

  it("are returned for a consolidated view", async () => {
    const plausible = { token, siteId: "all.example", isConsolidatedView: true };
    const response = await sendRequest(
      createMock({ sites: [{ name: "all", plausible }] }),
      `${BASE}?site_id=all.example`,
      {
        token,
      },
    );
    expect([response.status, response.body]).toEqual([
      400,
      { error: "This operation is unavailable for a consolidated view" },
    ]);
  });

  it("have status 402 for the fault payment-required, unless the key is invalid", async () => {
    const mock = createMock();
    mock.faults.set("plausible", { kind: "payment-required" });
    const plan = await sendRequest(mock, PLAUSIBLE_URL, { token });
    expect([plan.status, plan.body]).toEqual([
      402,
      {
        error:
          "The account that owns this API key does not have access to Stats API. Please make sure you're using the API key of a subscriber account and that the subscription plan includes Stats API",
      },
    ]);
    mock.faults.set("plausible", { kind: "payment-required", reason: "locked" });
    expect((await sendRequest(mock, PLAUSIBLE_URL, { token })).body).toEqual({
      error:
        "This Plausible site is locked due to missing active subscription. In order to access it, the site owner should subscribe to a suitable plan",
    });
    expect((await sendRequest(mock, PLAUSIBLE_URL, { token: "wrong" })).status).toBe(401);
  });

  it("have status 404 for other methods", async () => {
    expect((await sendRequest(createMock(), PLAUSIBLE_URL, { token, method: "DELETE" })).status).toBe(404);
  });
});
