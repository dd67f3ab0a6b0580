import { createMock, credentials } from "@onlookers/mock";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRelay, umami, ztas } from "../../src/index.js";

const DAY_MS = 86_400_000;
const SELF_HOSTED = "https://umami.shop.example";

let now = Date.parse("2026-11-21T14:32:20Z");
const mock = createMock({ now: () => now, umami: { baseUrl: SELF_HOSTED } });
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

const providers = {
  ztas: ztas({ siteId: credentials.ztas.siteId, email: "you@example.com", password: "your-password" }),
  umami: umami({
    siteId: credentials.umami.siteId,
    username: "admin",
    password: "umami",
    baseUrl: `${SELF_HOSTED}/api`,
    pages: true,
  }),
};

describe.each(["ztas", "umami"] as const)("a relay that logs in to %s", (name) => {
  test("reads with one login, and logs in again when the token has ended", async () => {
    mock.world.setVisitors("shop", 17);
    mock.log.clear();
    const relay = createRelay({ sites: { shop: providers[name] }, now: () => now });
    const logins = () => mock.log.entries.filter(({ path }) => path.endsWith("/login")).length;
    expect(await relay.source.read({ site: "shop" })).toMatchObject({ visitors: 17 });
    now += 60_000;
    await relay.source.read({ site: "shop" });
    expect(logins()).toBe(1);
    now += 8 * DAY_MS; // Tokens of ztas live 7 days, those of Umami have no end.
    mock.world.setVisitors("shop", 18);
    expect(await relay.source.read({ site: "shop" })).toMatchObject({ visitors: 18 });
    expect(logins()).toBe(name === "ztas" ? 2 : 1);
    expect(mock.log.entries.filter(({ status }) => status === 401)).toHaveLength(name === "ztas" ? 1 : 0);
    await relay.close();
  });
});
