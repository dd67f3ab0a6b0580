import { afterEach, describe, expect, it, vi } from "vitest";
import { createMock, credentials, exampleRequest, SERVICE_NAMES, SERVICES } from "../src/index.js";
import { startMockServer } from "../src/server.js";
import { sendRequest } from "./support/send-request.js";
import { VERSATAILOR_TOKEN, ZTAS_TOKEN } from "./support/urls.js";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe("createMock with NODE_ENV=production", () => {
  it("throws, and so does startMockServer", async () => {
    const mock = createMock();
    vi.stubEnv("NODE_ENV", "production");
    expect(() => createMock()).toThrow(/^\[onlookers\] The mock does not run with NODE_ENV=production/);
    await expect(startMockServer({ mock })).rejects.toThrow(
      "[onlookers] The mock does not run with NODE_ENV=production",
    );
    vi.stubEnv("NODE_ENV", "development");
    expect(() => createMock()).not.toThrow();
  });
});

describe("createMock without options", () => {
  it("uses the current Date.now, including fake timers that are set later", async () => {
    const mock = createMock();
    vi.useFakeTimers({ now: Date.parse("2030-01-02T03:04:05Z") });
    const { body } = await sendRequest(mock, "https://versatailor.com/api/v1/realtime?websiteId=your_website_id", {
      token: VERSATAILOR_TOKEN,
    });
    expect(body).toHaveProperty("timestamp", "2030-01-02T03:04:05.000Z");
  });

  it.each(SERVICE_NAMES)("accepts the credentials of %s in `credentials`, at the service's real URL", async (name) => {
    const mock = createMock();
    mock.world.setVisitors("shop", 17);
    const { method, path, headers, json, visitors } = exampleRequest(name);
    const url = mock.endpoints.find(({ service }) => service === name)?.url ?? "";
    const { status, body } = await sendRequest(mock, `${new URL(url).origin}${path}`, { method, headers, json });
    expect([status, Number(visitors(body))]).toEqual([200, 17]);
    expect(JSON.stringify(credentials[name])).toContain(SERVICES[name].credential.siteId);
  });

  it("uses the services' real URLs", () => {
    const urls = createMock().endpoints.map(({ service, method, url }) => [service, method, url]);
    expect(urls.slice(0, 5)).toEqual([
      ["plausible", "GET", "https://plausible.io/api/v1/stats/realtime/visitors"],
      ["plausible", "POST", "https://plausible.io/api/v2/query"],
      ["ztas", "GET", "https://ztas.io/api/realtime"],
      ["ztas", "POST", "https://ztas.io/api/auth/login"],
      ["versatailor", "GET", "https://versatailor.com/api/v1/realtime"],
    ]);
  });
});

describe("the option baseUrl of createMock", () => {
  it.each(["https://stats.shop.example/analytics", "http://127.0.0.1:8123", "https://stats.shop.example/"])(
    "replaces the service's own URL by %s",
    async (baseUrl) => {
      const mock = createMock({ ztas: { baseUrl } });
      const url = `${baseUrl.replace(/\/$/, "")}/api/realtime?siteId=site_abc123`;
      expect((await sendRequest(mock, url, { token: ZTAS_TOKEN })).status).toBe(200);
      await expect(sendRequest(mock, "https://ztas.io/api/realtime?siteId=site_abc123")).rejects.toThrow("No handler");
    },
  );

  it.each(["stats.shop.example", "ftp://stats.shop.example", "https://stats.shop.example/?x=1", ""])(
    "throws for %j",
    (baseUrl) => {
      expect(() => createMock({ versatailor: { baseUrl } })).toThrow("Set baseUrl to one such as");
    },
  );
});
