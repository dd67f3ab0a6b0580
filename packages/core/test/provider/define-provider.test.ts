import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  createClient,
  defineProvider,
  parseCount,
  parseRecord,
  plausible,
  versatailor,
  openpanel,
  ztas,
} from "../../src/server.js";
import { providerOf, TOKEN } from "../providers.js";

describe("a provider's options", () => {
  it.each([
    ["an empty token", () => plausible({ siteId: "s", token: "" }), /token is empty.*PLAUSIBLE_TOKEN/s],
    ["a Bearer prefix", () => ztas({ siteId: "s", token: `Bearer ${TOKEN}` }), /without "Bearer"/],
    ["a quoted token", () => plausible({ siteId: "s", token: `"${TOKEN}"` }), /token contains a quote.*--env-file/],
    ["a typographic quote", () => plausible({ siteId: "s", token: `\u201c${TOKEN}\u201d` }), /token contains a quote/],
    ["a URL as token", () => plausible({ siteId: "s", token: `https://x.example/${TOKEN}` }), /token is a URL/],
    ["a quoted siteId", () => plausible({ siteId: '"x.example"', token: TOKEN }), /siteId contains a quote/],
    ["a siteId in single quotes", () => plausible({ siteId: "'x.example'", token: TOKEN }), /siteId contains a quote/],
    ["a URL as siteId", () => plausible({ siteId: "https://x.example", token: TOKEN }), /is an address.*"https:\/\/"/],
    ["a siteId with a slash", () => plausible({ siteId: "x.example/", token: TOKEN }), /slash at its end/],
    ["a siteId of slashes", () => plausible({ siteId: "//x.example", token: TOKEN }), /is an address/],
    ["a line break", () => ztas({ siteId: "s", token: `${TOKEN}\n` }), /line break/],
    ["a siteId with spaces", () => versatailor({ siteId: "my shop", token: TOKEN }), /siteId is "my shop"/],
    ["an empty siteId", () => versatailor({ siteId: "", token: TOKEN }), /siteId is ""/],
    ["no scheme", () => plausible({ siteId: "s", token: TOKEN, baseUrl: "stats.example.com" }), /https:\/\//],
    ["another scheme", () => plausible({ siteId: "s", token: TOKEN, baseUrl: "file:///etc" }), /not an http/],
    ["a password", () => plausible({ siteId: "s", token: TOKEN, baseUrl: "https://u:p@x.example" }), /a user/],
    ["a query", () => plausible({ siteId: "s", token: TOKEN, baseUrl: "https://x.example?a" }), /a query/],
    // @ts-expect-error: as JavaScript may call it
    ["an unknown plan", () => versatailor({ siteId: "s", token: TOKEN, plan: "gold" }), /no plan "gold"/],
    // @ts-expect-error: an environment variable that isn't set
    ["no token", () => plausible({ siteId: "s", token: undefined }), /token is empty/],
    ["an empty clientId", () => openpanel({ siteId: "s", clientId: "", token: TOKEN }), /OPENPANEL_CLIENT_ID/],
    ["a clientId with spaces", () => openpanel({ siteId: "s", clientId: "a b", token: TOKEN }), /bare clientId/],
    // @ts-expect-error: an environment variable that isn't set
    ["no siteId", () => plausible({ siteId: undefined, token: TOKEN }), /environment variable/],
  ])("throw with a remedy and without the token for %s", (_, make, message) => {
    expect(make).toThrow(message);
    expect(make).toThrow(/^\[onlookers\] /);
    expect(make).not.toThrow(TOKEN);
  });
});

it("accepts a siteId with a path, as Plausible has, and a token in Base64", () => {
  expect(plausible({ siteId: "x.example/blog", token: "ab/cd+e/==" }).siteId).toBe("x.example/blog");
});

describe.each(["windowSeconds", "intervalSeconds"])("defineProvider's %s", (option) => {
  it.each([Number.NaN, Infinity, 0, 1.5, 86_401])("throws for %s", (seconds) => {
    const define = () =>
      defineProvider({ ...providerOf("plausible"), authorize: undefined, token: TOKEN, [option]: seconds });
    expect(define).toThrow(`[onlookers] plausible: ${option} is ${seconds}, so readings cannot be planned`);
  });
});

describe("a provider's credential", () => {
  it("is the same for sites with one token, and differs by token and base URL", () => {
    const shop = providerOf("plausible", "shop.example");
    expect(providerOf("plausible", "blog.example").credential).toBe(shop.credential);
    expect(providerOf("plausible", "shop.example", { token: "other" }).credential).not.toBe(shop.credential);
    expect(providerOf("plausible", "x", { baseUrl: "https://b.example" }).credential).not.toBe(shop.credential);
  });

  it("doesn't contain the token, nor does the provider itself", () => {
    for (const name of ["plausible", "ztas", "versatailor"] as const) {
      const provider = providerOf(name);
      const seen = inspect(provider, { depth: 9, showHidden: true }) + JSON.stringify(provider);
      expect(seen).toContain(provider.credential);
      expect(seen).not.toContain(TOKEN);
    }
  });
});

describe("a provider created by defineProvider", () => {
  const umami = (siteId: string) =>
    defineProvider({
      siteId,
      token: TOKEN,
      name: "umami",
      baseUrl: "https://api.umami.is",
      windowSeconds: 300,
      intervalSeconds: 15,
      authorize: (token) => ({ "x-umami-api-key": token }),
      visitors: {
        request: (site) => ({ path: `/v1/websites/${encodeURIComponent(site)}/active` }),
        parse(answer) {
          const activeVisitors = parseCount(parseRecord(answer.body)?.["visitors"]);
          return activeVisitors === null ? null : { activeVisitors, ...answer.observed() };
        },
      },
    });

  it("is read like the built-in ones", async () => {
    const calls: [unknown, unknown][] = [];
    const client = createClient({
      provider: umami("a/b"),
      now: () => 0,
      fetch: async (url, init) => {
        calls.push([url, init?.headers]);
        return new Response('{"visitors":5}');
      },
    });
    await expect(client.read()).resolves.toStrictEqual({
      provider: "umami",
      siteId: "a/b",
      activeVisitors: 5,
      windowSeconds: 300,
      pageviews: null,
      pages: null,
      pagesBasis: null,
      recent: null,
      perMinute: null,
      observedAt: "1970-01-01T00:00:00.000Z",
      observedAtSource: "received",
    });
    expect(calls).toStrictEqual([
      ["https://api.umami.is/v1/websites/a%2Fb/active", { Accept: "application/json", "x-umami-api-key": TOKEN }],
    ]);
  });

  it("fails with invalid_response if its parser throws", async () => {
    const provider = { ...umami("s"), visitors: { ...umami("s").visitors, parse: () => JSON.parse("{") } };
    const client = createClient({ provider, fetch: async () => new Response("{}") });
    await expect(client.read()).rejects.toMatchObject({ code: "invalid_response" });
  });
});
