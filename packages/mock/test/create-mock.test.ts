import { afterEach, describe, expect, test, vi } from "vitest";
import { createMock, credentials } from "../src/index.js";
import { startMockServer } from "../src/server.js";
import { ask } from "./support/ask.js";
import { VERSATAILOR_TOKEN, ZTAS_TOKEN } from "./support/urls.js";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe("NODE_ENV=production", () => {
  test("is refused by a mock and by its server", async () => {
    const mock = createMock();
    vi.stubEnv("NODE_ENV", "production");
    expect(() => createMock()).toThrow(/^\[onlookers\] The mock makes visitors up, so it refuses to run/);
    await expect(startMockServer({ mock })).rejects.toThrow("[onlookers] The mock makes visitors up");
    vi.stubEnv("NODE_ENV", "development");
    expect(() => createMock()).not.toThrow();
  });
});

describe("a mock without options", () => {
  test("goes by the clock of the moment, a fake one set later too", async () => {
    const mock = createMock();
    vi.useFakeTimers({ now: Date.parse("2030-01-02T03:04:05Z") });
    const { body } = await ask(mock, "https://versatailor.com/api/v1/realtime?websiteId=your_website_id", {
      token: VERSATAILOR_TOKEN,
    });
    expect(body).toHaveProperty("timestamp", "2030-01-02T03:04:05.000Z");
  });

  test("knows the credentials of the services' own pages", () => {
    expect(credentials).toEqual({
      plausible: { token: "YOUR_API_KEY", siteId: "example.com" },
      ztas: { token: "YOUR_TOKEN", siteId: "site_abc123" },
      versatailor: { token: "vt_your_api_token_here", siteId: "your_website_id" },
    });
  });

  test("answers at the services' real URLs", () => {
    expect(createMock().endpoints.map(({ service, method, url }) => [service, method, url])).toEqual([
      ["plausible", "GET", "https://plausible.io/api/v1/stats/realtime/visitors"],
      ["plausible", "POST", "https://plausible.io/api/v2/query"],
      ["ztas", "GET", "https://ztas.io/api/realtime"],
      ["versatailor", "GET", "https://versatailor.com/api/v1/realtime"],
    ]);
  });
});

describe("a base URL of one's own", () => {
  test.each(["https://stats.shop.example/analytics", "http://127.0.0.1:8123", "https://stats.shop.example/"])(
    "%s",
    async (baseUrl) => {
      const mock = createMock({ ztas: { baseUrl } });
      const url = `${baseUrl.replace(/\/$/, "")}/api/realtime?siteId=site_abc123`;
      expect((await ask(mock, url, { token: ZTAS_TOKEN })).status).toBe(200);
      await expect(ask(mock, "https://ztas.io/api/realtime?siteId=site_abc123")).rejects.toThrow("No handler");
    },
  );

  test.each(["stats.shop.example", "ftp://stats.shop.example", "https://stats.shop.example/?x=1", ""])(
    "refuses %j",
    (baseUrl) => {
      expect(() => createMock({ versatailor: { baseUrl } })).toThrow("Give a baseUrl such as");
    },
  );
});
