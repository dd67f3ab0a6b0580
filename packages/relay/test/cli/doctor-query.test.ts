import { createServer } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { defineProvider, type RelayOptions } from "../../src/index.js";
import { listening } from "../support/listening.js";
import { createWorld, TOKEN } from "../support/world.js";
import { run } from "./run-cli.js";

/** A service that counts by page: 12 on `/`, and nobody on any other. */
const byPage = defineProvider({
  name: "by-page",
  siteId: "shop.example",
  token: TOKEN,
  baseUrl: "https://by-page.example",
  windowSeconds: 300,
  intervalSeconds: 30,
  visitors: {
    request: () => ({ path: "/" }),
    parse: (answer) => ({
      activeVisitors: 17,
      pages: [{ path: "/", visitors: 12 }],
      pagesBasis: "visitors",
      ...answer.observed(),
    }),
  },
});

/** What stands in front of a relay: it answers an address by itself, or by what the relay says to this or another. */
type Front = (url: string, ask: (url: string) => Promise<Response>) => Promise<Response>;

/** What the doctor says of the query to a server on this machine. */
async function examine(front: Front, options: Partial<RelayOptions> = { sites: { shop: byPage } }) {
  const world = createWorld({ now: Date.now, ...options });
  if (options.sites !== undefined) world.answer = () => Response.json({});
  const ask = (url: string) => world.relay.fetch(new Request(new URL(url, "http://relay.test")));
  const server = createServer((request, response) => {
    void front(request.url ?? "", ask).then(async (answer) =>
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text()),
    );
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = `http://127.0.0.1:${await listening(server)}/api/onlookers/shop`;
  const { code, output } = await run(["doctor", "--url", url]);
  return { code, lines: output.split("\n").filter((line) => /^. query: /.test(line)), calls: world.calls.length };
}

const nothing: Front = (url, ask) => ask(url);
const pathOf = (url: string) => url.replace(/\?.*/, "");

/** A cache that knows answers by a part of their address, and keeps those from a request on. */
function cacheBy(keyOf: (url: string) => string, keepsFrom = 1): Front {
  const kept = new Map<string, Response>();
  let requests = 0;
  return async (url, ask) => {
    const key = keyOf(url);
    requests += 1;
    const answer = kept.get(key) ?? (await ask(url));
    if (requests >= keepsFrom) kept.set(key, answer);
    return answer.clone();
  };
}

const WELL = ["✓ query: each page that is asked for has an answer of its own"];
const ONE_FOR_ALL = [expect.stringMatching(/^✗ query: different pages get one answer.* part of the cache's key/)];

describe("a relay whose pages are told apart is well", () => {
  test.for<[string, Front, Partial<RelayOptions>?]>([
    ["by a service that counts pages", nothing],
    ["by one that counts the site alone", nothing, {}],
    ["where pages are a closed list", nothing, { pages: ["/pricing"] }],
    ["behind a cache that knows answers by their whole address", cacheBy((url) => url)],
  ])("%s", async ([, front, options]) => {
    const { code, lines, calls } = await examine(front, options);
    expect({ code, lines, calls }).toEqual({ code: 0, lines: WELL, calls: 1 });
  });
});

describe("what makes one page's count another's is found", () => {
  test.for<[string, () => Front]>([
    ["a cache that has the site's count, and takes no account of the query", () => cacheBy(pathOf)],
    ["such a cache that had nothing when pages were asked for", () => cacheBy(pathOf, 4)],
    ["a proxy that drops the query", () => (url, ask) => ask(pathOf(url))],
    ["a proxy that leaves one of several pages", () => (url, ask) => ask(url.replace(/&.*/, ""))],
  ])("%s", async ([, newFront]) => {
    for (const options of [undefined, {}]) {
      const { code, lines } = await examine(newFront(), options);
      expect({ code, lines }).toEqual({ code: 1, lines: ONE_FOR_ALL });
    }
  });

  test("a firewall that refuses queries", async () => {
    const { code, lines } = await examine(async (url, ask) =>
      url.includes("?") ? new Response("Blocked", { status: 403 }) : ask(url),
    );
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [
        "✗ query: counts of pages are answered HTTP 403: something in front refuses addresses with ?page=. Let them through",
      ],
    });
  });
});
