import { describe, expect, it } from "vitest";
import { createMock, credentials, type Mock } from "../../src/index.js";
import { fakeClock } from "../support/fake-clock.js";
import { sendRequest } from "../support/send-request.js";

const { siteId, clientId, token } = credentials.openpanel;
const LIVE = `https://api.openpanel.dev/insights/${siteId}/live`;
const UNKNOWN = "https://api.openpanel.dev/insights/no-such-project/live";
const CLIENT = { "openpanel-client-id": clientId, "openpanel-client-secret": token };

function mockWith(visitors: number, clientType: "read" | "root" | "write" = "read"): Mock {
  const sites = [{ name: "shop", openpanel: { siteId, clientId, token, clientType } }];
  const mock = createMock({ now: fakeClock().now, sites });
  mock.world.setVisitors("shop", visitors);
  return mock;
}

describe("OpenPanel's live visitors", () => {
  it("are counted, with the rate limit's headers", async () => {
    const { body, headers } = await sendRequest(mockWith(7), LIVE, { headers: CLIENT });
    expect(body).toEqual({ visitors: 7 });
    expect(headers.get("x-ratelimit-limit")).toBe("100");
    expect(headers.get("access-control-allow-origin")).toBe("*");
  });

  it("are those of a read client's own project under any id", async () => {
    expect((await sendRequest(mockWith(7), UNKNOWN, { headers: CLIENT })).body).toEqual({ visitors: 7 });
  });

  it("are an error in plain text for a root client's unknown project", async () => {
    const mock = mockWith(7, "root");
    expect((await sendRequest(mock, LIVE, { headers: CLIENT })).body).toEqual({ visitors: 7 });
    const { status, text } = await sendRequest(mock, UNKNOWN, { headers: CLIENT });
    expect([status, text]).toEqual([500, "Internal server error"]);
  });
});

describe("OpenPanel's errors", () => {
  it.each([
    ["no client", {}, "Client ID must be a valid UUIDv4"],
    ["a client id that is no UUID", { ...CLIENT, "openpanel-client-id": "shop" }, "Client ID must be a valid UUIDv4"],
    [
      "an unknown client",
      { ...CLIENT, "openpanel-client-id": "00000000-0000-4000-8000-000000000000" },
      "Invalid client id",
    ],
    ["a wrong secret", { ...CLIENT, "openpanel-client-secret": "x" }, "Invalid client secret"],
  ])("are 401 for %s", async (_, headers, message) => {
    const { status, body } = await sendRequest(mockWith(7), LIVE, { headers });
    expect([status, body]).toEqual([401, { error: "Unauthorized", message: `Export: ${message}` }]);
  });

  it("are 401 for a client that may only write", async () => {
    const { status, body } = await sendRequest(mockWith(7, "write"), LIVE, { headers: CLIENT });
    expect([status, body]).toMatchObject([401, { message: "Export: Client is not allowed to export" }]);
  });

  it("are 404 for another method", async () => {
    const { status, body } = await sendRequest(mockWith(7), LIVE, { headers: CLIENT, method: "POST" });
    expect([status, body]).toMatchObject([404, { message: `Route POST:/insights/${siteId}/live not found` }]);
  });
});

it("OpenPanel allows 100 requests in 10 seconds per client id, whatever their secret", async () => {
  const clock = fakeClock();
  const mock = createMock({ now: clock.now });
  const call = (secret = token) =>
    sendRequest(mock, LIVE, { headers: { ...CLIENT, "openpanel-client-secret": secret } });
  for (let index = 0; index < 100; index += 1) await call("x");
  clock.advance(3);
  const denied = await call();
  expect([denied.status, denied.headers.get("retry-after")]).toEqual([429, "7"]);
  clock.advance(7);
  expect((await call()).status).toBe(200);
});
