import { describe, expect, it } from "vitest";
import { createRelay, defineProvider, type ProviderDefinition, type VisitorSnapshot } from "../../src/index.js";
import { textStore } from "../support/text-store.js";
import { TOKEN } from "../support/world.js";

const NOW = Date.parse("2026-11-21T14:00:00Z");

const provider = (windowSeconds: number, fields: Partial<ProviderDefinition> = {}) =>
  defineProvider({
    name: "own",
    siteId: "shop",
    token: TOKEN,
    baseUrl: "https://own.example",
    windowSeconds,
    intervalSeconds: 30,
    visitors: {
      request: () => ({ path: "/count", query: { seconds: `${windowSeconds}` } }),
      parse: (answer) => ({ activeVisitors: Number(answer.body), ...answer.observed() }),
    },
    ...fields,
  });

const fetch = async (url: string | URL | Request) => new Response(new Request(url).url.replace(/^.*=/, ""));

describe("sites of one siteId and token", () => {
  it("share a reading if their calls and windows are equal", async () => {
    const urls: string[] = [];
    const relay = createRelay({
      sites: { shop: provider(300), blog: provider(300) },
      fetch: async (url) => {
        urls.push(new Request(url).url);
        return fetch(url);
      },
      now: () => NOW,
    });
    await Promise.all(["shop", "blog"].map((site) => relay.source.read({ site })));
    expect(urls).toHaveLength(1);
    await relay.close();
  });

  it("have readings of their own if their windows differ", async () => {
    const relay = createRelay({ sites: { five: provider(300), thirty: provider(1800) }, fetch, now: () => NOW });
    const counts = await Promise.all(["five", "thirty"].map((site) => relay.source.read({ site })));
    expect(counts).toMatchObject([
      { visitors: 300, windowSeconds: 300 },
      { visitors: 1800, windowSeconds: 1800 },
    ]);
    await relay.close();
  });
});

describe("a cut-off list of pages", () => {
  const parse: ProviderDefinition["visitors"]["parse"] = (answer) => {
    const pages: VisitorSnapshot["pages"] = [{ path: "/", visitors: 8 }];
    return { activeVisitors: 17, pages, pagesBasis: "visitors", pagesTruncated: true, ...answer.observed() };
  };

  it("keeps the number of an absent page unknown, also for an instance that gets the count from the store", async () => {
    const store = textStore();
    const sites = { shop: provider(300, { visitors: { request: () => ({ path: "/" }), parse } }) };
    const options = { sites, store, fetch: async () => new Response("{}"), now: () => NOW };
    const [first, second] = [createRelay(options), createRelay(options)];
    for (const relay of [first, second]) {
      expect(await relay.source.read({ site: "shop", page: "/" })).toMatchObject({ scope: "page", visitors: 8 });
      expect(await relay.source.read({ site: "shop", page: "/cart" })).toMatchObject({ scope: "site", visitors: 17 });
    }
    await Promise.all([first.close(), second.close()]);
  });
});
