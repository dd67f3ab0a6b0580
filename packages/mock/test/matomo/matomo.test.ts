import { describe, expect, it } from "vitest";
import { createMock, credentials, type Mock } from "../../src/index.js";
import { fakeClock } from "../support/fake-clock.js";
import { sendRequest, type SendOptions } from "../support/send-request.js";

const { siteId, token } = credentials.matomo;
const COUNTERS = "https://stats.example.com/index.php?module=API&method=Live.getCounters&format=JSON";
const urlOf = (more: string) => `${COUNTERS}&${more}`;
const LAST_5 = urlOf(`idSite=${siteId}&lastMinutes=5`);

function mockWith(visitors: number, options: Parameters<typeof createMock>[0] = {}): Mock {
  const mock = createMock({ now: fakeClock().now, ...options });
  mock.world.setVisitors("shop", visitors);
  return mock;
}

const send = (mock: Mock, url = LAST_5, options: SendOptions = { token }) => sendRequest(mock, url, options);

describe("Matomo's live counters", () => {
  it("are one row of numbers", async () => {
    const { body, headers } = await send(mockWith(7));
    expect(body).toEqual([{ visits: 7, actions: expect.any(Number), visitors: 7, visitsConverted: 0 }]);
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
  });

  it("have only the columns of showColumns", async () => {
    expect((await send(mockWith(7), `${LAST_5}&showColumns=visitors`)).body).toEqual([{ visitors: 7 }]);
  });

  it("are strings before PHP 8.1, beside numbers for an empty site", async () => {
    const inForm = { form: new URLSearchParams({ token_auth: token }) };
    const release = { matomo: { release: "v4" } } as const;
    expect((await send(mockWith(7, release), LAST_5, inForm)).body).toMatchObject([{ visits: "7", visitors: "7" }]);
    const none = [{ visits: "0", actions: 0, visitors: 0, visitsConverted: 0 }];
    expect((await send(mockWith(0, release), LAST_5, inForm)).body).toEqual(none);
  });

  it("are zeros for a super user's unknown site", async () => {
    const mock = mockWith(7, { sites: [{ name: "shop", matomo: { siteId, token, isSuperUser: true } }] });
    const { status, body } = await send(mock, urlOf("idSite=42&lastMinutes=5&showColumns=visitors"));
    expect([status, body]).toEqual([200, [{ visitors: 0 }]]);
  });
});

describe("Matomo's errors", () => {
  it.each<[string, string, SendOptions, number, string]>([
    ["a wrong token", LAST_5, { token: "x" }, 401, "Unable to authenticate"],
    ["no token", LAST_5, {}, 401, `for the website id = ${siteId}.`],
    ["a token in the URL", `${LAST_5}&token_auth=${token}`, {}, 401, "Unable to authenticate"],
    ["two tokens", LAST_5, { token, form: new URLSearchParams({ token_auth: "x" }) }, 400, "Multiple token_auth"],
    ["an unknown site", urlOf("idSite=42&lastMinutes=5"), { token }, 401, "for the website id = 42."],
    ["no site", urlOf("lastMinutes=5"), { token }, 200, "'idSite'"],
    ["no minutes", urlOf(`idSite=${siteId}`), { token }, 200, "'lastMinutes'"],
    ["too many minutes", urlOf(`idSite=${siteId}&lastMinutes=2881`), { token }, 200, "between 1 and 2880"],
    ["another method", LAST_5.replace("getCounters", "get"), { token }, 200, "The method 'Live.get' does not exist"],
  ])("answer %s", async (_, url, options, status, message) => {
    const response = await send(mockWith(7), url, options);
    expect([response.status, response.body]).toEqual([
      status,
      { result: "error", message: expect.stringContaining(message) },
    ]);
  });

  it("have status 200 before Matomo 5, which ignores the header, in the user's language", async () => {
    const mock = mockWith(7, { matomo: { release: "v4", language: "de" } });
    const { status, body } = await send(mock);
    expect([status, body]).toMatchObject([
      200,
      { result: "error", message: expect.stringContaining("keinen Zugriff") },
    ]);
  });

  it("follow from 20 wrong tokens for an hour, whatever the token", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    for (let index = 0; index < 20; index += 1) await send(mock, LAST_5, { token: "x" });
    const blocked = await send(mock);
    expect([blocked.status, blocked.body]).toMatchObject([200, { message: expect.stringMatching(/^Too many failed/) }]);
    clock.advance(3600);
    expect((await send(mock)).body).toMatchObject([{}]);
  });
});

describe("Matomo Cloud's limit", () => {
  const URL = LAST_5.replace("stats.example.com", "shop.matomo.cloud");

  it("allows 200 requests a minute, whatever the token", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now, matomo: { baseUrl: "https://shop.matomo.cloud" } });
    for (let index = 0; index < 200; index += 1) await send(mock, URL, {});
    const denied = await send(mock, URL);
    expect([denied.status, denied.headers.get("retry-after")]).toEqual([429, null]);
    expect(denied.headers.get("content-type")).toContain("text/html");
    clock.advance(60);
    expect((await send(mock, URL)).status).toBe(200);
  });

  it("does not exist for a self-hosted Matomo", async () => {
    const mock = mockWith(7);
    for (let index = 0; index < 210; index += 1) await send(mock);
    expect(mock.log.entries.every(({ status }) => status === 200)).toBe(true);
  });
});
