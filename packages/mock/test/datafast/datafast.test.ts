import { describe, expect, it } from "vitest";
import { createMock, credentials, type Mock } from "../../src/index.js";
import { fakeClock } from "../support/fake-clock.js";
import { sendRequest } from "../support/send-request.js";

const URL = "https://datafa.st/api/v1/analytics/realtime";
const { siteId, token } = credentials.datafast;
const ACCOUNT_TOKEN = "dft_your_account_token";

function mockWith(visitors: number, options: Parameters<typeof createMock>[0] = {}): Mock {
  const mock = createMock({ now: fakeClock().now, ...options });
  mock.world.setVisitors("shop", visitors);
  return mock;
}

const withAccountToken = (more: { lacksPermission?: boolean } = {}) =>
  mockWith(7, { sites: [{ name: "shop", datafast: { siteId, token: ACCOUNT_TOKEN, ...more } }] });

describe("DataFast's realtime visitors", () => {
  it("are in a list of one", async () => {
    const { body } = await sendRequest(mockWith(7), URL, { token });
    expect(body).toEqual({ status: "success", data: [{ visitors: 7 }] });
  });

  it("are those of the key's own website, whatever the request names", async () => {
    const { body } = await sendRequest(mockWith(7), `${URL}?websiteId=another`, { token });
    expect(body).toMatchObject({ data: [{ visitors: 7 }] });
  });

  it("are those of the named website for an account's token", async () => {
    const { body } = await sendRequest(withAccountToken(), `${URL}?websiteId=${siteId}`, { token: ACCOUNT_TOKEN });
    expect(body).toMatchObject({ data: [{ visitors: 7 }] });
  });

  it.each([
    [600, 1],
    [300, 0],
  ] as const)("cover %i seconds", async (windowSeconds, visitors) => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now, datafast: { windowSeconds } });
    mock.world.setVisitors("shop", 0);
    clock.advance(3_600);
    mock.world.addPageview("shop", { visitor: "a", path: "/" });
    clock.advance(400);
    expect((await sendRequest(mock, URL, { token })).body).toMatchObject({ data: [{ visitors }] });
  });
});

describe("DataFast's errors", () => {
  it.each([
    ["no key", {}, 401, "Missing or invalid API key"],
    ["a wrong key", { token: "df_wrong" }, 401, "Missing or invalid API key"],
    ["a POST", { token, method: "POST" }, 405, "Method not allowed"],
  ])("answer %s", async (_, options, code, message) => {
    const { status, body } = await sendRequest(mockWith(7), URL, options);
    expect([status, body]).toEqual([code, { status: "error", error: { code, message } }]);
  });

  it.each([
    ["without a website", URL, 400, "websiteId is required"],
    ["with an unknown website", `${URL}?websiteId=another`, 404, "Website not found"],
  ])("answer an account's token %s", async (_, url, code, message) => {
    const { status, body } = await sendRequest(withAccountToken(), url, { token: ACCOUNT_TOKEN });
    expect([status, body]).toEqual([code, { status: "error", error: { code, message } }]);
  });

  it("answer an account's token without the permission", async () => {
    const mock = withAccountToken({ lacksPermission: true });
    const { status, body } = await sendRequest(mock, `${URL}?websiteId=${siteId}`, { token: ACCOUNT_TOKEN });
    expect([status, body]).toMatchObject([403, { error: { code: 403 } }]);
  });
});

it("DataFast allows 60 requests a minute", async () => {
  const clock = fakeClock();
  const mock = createMock({ now: clock.now });
  const call = async () => (await sendRequest(mock, URL, { token })).status;
  for (let index = 0; index < 60; index += 1) expect(await call()).toBe(200);
  expect(await call()).toBe(429);
  clock.advance(60);
  expect(await call()).toBe(200);
});
