import { createServer } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { defineProvider, type RelayOptions } from "../../src/index.js";
import { listening } from "../support/listening.js";
import { createWorld, TOKEN } from "../support/world.js";
import { run } from "./run-cli.js";

/** A provider with pages: 12 visitors on `/`, none on others. */
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

/** A proxy in front of a relay. It answers itself, or with the relay's response to this or another URL. */
type Front = (url: string, send: (url: string) => Promise<Response>) => Promise<Response>;

/** Runs doctor on a server on this machine. Returns its lines about the query. */
async function examine(front: Front, options: Partial<RelayOptions> = { sites: { shop: byPage } }) {
  const world = createWorld({ now: Date.now, ...options });
  if (options.sites !== undefined) world.answer = () => Response.json({});
  const send = (url: string) => world.relay.fetch(new Request(new URL(url, "http://relay.test")));
  const server = createServer((request, response) => {
    void front(request.url ?? "", send).then(async (answer) =>
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

const nothing: Front = (url, send) => send(url);
const pathOf = (url: string) => url.replace(/\?.*/, "");

/** A cache with a key per URL, which stores responses from a request on. */
function cacheBy(keyOf: (url: string) => string, storesFrom = 1): Front {
  const stored = new Map<string, Response>();
  let requests = 0;
  return async (url, send) => {
    const key = keyOf(url);
    requests += 1;
    const answer = stored.get(key) ?? (await send(url));
    if (requests >= storesFrom) stored.set(key, answer);
    return answer.clone();
  };
}

const OK = ["✓ query: each requested page has a response of its own"];
const SAME_RESPONSE = [expect.stringMatching(/^✗ query: different pages receive the same response.* to the cache key/)];

describe("doctor --url reports distinct pages", () => {
  it.for<[string, Front, Partial<RelayOptions>?]>([
    ["of a provider with pages", nothing],
    ["of a provider without pages", nothing, {}],
    ["with the option pages", nothing, { pages: ["/pricing"] }],
    ["behind a cache with the whole URL as its key", cacheBy((url) => url)],
  ])("%s", async ([, front, options]) => {
    const { code, lines, calls } = await examine(front, options);
    expect({ code, lines, calls }).toEqual({ code: 0, lines: OK, calls: 1 });
  });
});

describe("doctor --url reports mixed-up pages", () => {
  it.for<[string, () => Front]>([
    ["behind a cache without the query in its key, which has stored the site's count", () => cacheBy(pathOf)],
    ["behind such a cache with nothing stored", () => cacheBy(pathOf, 4)],
    ["behind a proxy that removes the query", () => (url, send) => send(pathOf(url))],
    ["behind a proxy that removes all pages but the first", () => (url, send) => send(url.replace(/&.*/, ""))],
  ])("%s", async ([, newFront]) => {
    for (const options of [undefined, {}]) {
      const { code, lines } = await examine(newFront(), options);
      expect({ code, lines }).toEqual({ code: 1, lines: SAME_RESPONSE });
    }
  });

  it("behind a firewall that rejects queries", async () => {
    const { code, lines } = await examine(async (url, send) =>
      url.includes("?") ? new Response("Blocked", { status: 403 }) : send(url),
    );
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [
        "✗ query: counts of pages are answered HTTP 403: something in front rejects URLs with ?page=. Pass them on",
      ],
    });
  });
});
