import { describe, expect, it } from "vitest";
import { createMock, credentials, type Mock } from "../../src/index.js";
import { fakeClock } from "../support/fake-clock.js";
import { sendRequest } from "../support/send-request.js";

const { siteId, token } = credentials.fathom;
const URL = `https://api.usefathom.com/v1/current_visitors?site_id=${siteId}`;
const UNKNOWN = "https://api.usefathom.com/v1/current_visitors?site_id=NOSUCH";
const JSON_ONLY = { accept: "application/json" };

function mockWith(visitors: number | Record<string, number>, options: Parameters<typeof createMock>[0] = {}): Mock {
  const mock = createMock({ now: fakeClock().now, ...options });
  mock.world.setVisitors("shop", visitors);
  return mock;
}

describe("Fathom's current visitors", () => {
  it("are a total", async () => {
    const { body } = await sendRequest(mockWith(7), URL, { token });
    expect(body).toEqual({ total: 7 });
  });

  it("are detailed by page and referrer in the same response", async () => {
    const { body } = await sendRequest(mockWith({ "/": 8, "/pricing": 5 }), `${URL}&detailed=true`, { token });
    expect(body).toEqual({
      total: 13,
      content: [
        { pathname: "/", hostname: "https://shop.example", total: 8 },
        { pathname: "/pricing", hostname: "https://shop.example", total: 5 },
      ],
      referrers: [{ referrer_hostname: "https://www.google.com", referrer_pathname: "/", total: 1 }],
    });
  });

  it("list the first 150 pages", async () => {
    const pages = Object.fromEntries(Array.from({ length: 151 }, (_, index) => [`/p/${index}`, 1]));
    const { body } = await sendRequest(mockWith(pages), `${URL}&detailed=true`, { token });
    expect([Object(body).total, Object(body).content.length]).toEqual([151, 150]);
  });
});

describe("Fathom's errors", () => {
  it.each([
    ["a wrong token", URL, { token: "wrong" }, 401, "Unauthenticated."],
    ["no token", URL, {}, 401, "Unauthenticated."],
    ["an unknown site", UNKNOWN, { token }, 404, "Site not found."],
  ])("answer %s", async (_, url, options, status, message) => {
    const response = await sendRequest(mockWith(7), url, { ...options, headers: JSON_ONLY });
    expect([response.status, response.body]).toEqual([status, { message }]);
  });

  it("are pages and redirects unless JSON is accepted", async () => {
    const refused = await sendRequest(mockWith(7), URL, { token: "wrong" });
    expect([refused.status, refused.headers.get("location")]).toEqual([302, "https://app.usefathom.com/login"]);
    const unknown = await sendRequest(mockWith(7), UNKNOWN, { token });
    expect([unknown.status, unknown.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
  });

  it("refuse a site outside the token's scope", async () => {
    const sites = [
      { name: "shop", fathom: { siteId, token, user: "owner" } },
      { name: "blog", fathom: { siteId: "BLOGID", token: "scoped", user: "owner", onlySite: "BLOGID" } },
    ];
    const statusOf = async (id: string, key: string) =>
      (await sendRequest(mockWith(7, { sites }), URL.replace(siteId, id), { token: key, headers: JSON_ONLY })).status;
    expect(
      await Promise.all([statusOf(siteId, "scoped"), statusOf("BLOGID", "scoped"), statusOf("BLOGID", token)]),
    ).toEqual([404, 200, 200]);
  });
});

it("Fathom allows a user 10 requests a minute, with all tokens", async () => {
  const clock = fakeClock();
  const sites = [
    { name: "shop", fathom: { siteId, token, user: "owner" } },
    { name: "blog", fathom: { siteId: "BLOGID", token: "other", user: "owner" } },
  ];
  const mock = createMock({ now: clock.now, sites });
  for (let index = 0; index < 9; index += 1) await sendRequest(mock, URL, { token });
  expect((await sendRequest(mock, URL, { token })).headers.get("x-ratelimit-remaining")).toBe("0");
  clock.advance(19);
  const denied = await sendRequest(mock, URL, { token: "other", headers: JSON_ONLY });
  expect([denied.status, denied.body]).toEqual([429, { message: "Too Many Attempts." }]);
  expect(denied.headers.get("retry-after")).toBe("41");
  clock.advance(41);
  expect((await sendRequest(mock, URL, { token })).status).toBe(200);
});
