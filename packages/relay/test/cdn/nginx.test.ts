import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { stalenessOf } from "@onlookers/core";
import { describe, it, type TestContext } from "vitest";
import { defineProvider } from "../../src/index.js";
import { toNodeListener } from "../../src/node.js";
import { parseLiveCount } from "../../src/wire.js";
import { listening } from "../support/listening.js";
import { hasNginx, startNginx } from "../support/nginx.js";
import { createWorld, TOKEN } from "../support/world.js";

const RECIPE = readFileSync(new URL("../../../../docs/cdn/nginx.md", import.meta.url), "utf8");
const CONFIG = /```nginx\n(?<config>[^]*?)```/.exec(RECIPE)?.groups?.["config"] ?? "";

/** A provider with a ttl of one second, and the given window. */
const quick = (windowSeconds: number) =>
  defineProvider({
    name: "quick",
    siteId: "shop.example",
    token: TOKEN,
    baseUrl: "https://quick.example",
    windowSeconds,
    intervalSeconds: 1,
    visitors: { request: () => ({ path: "/" }), parse: (answer) => ({ activeVisitors: 17, ...answer.observed() }) },
  });

/** Runs nginx with the documented configuration in front of a relay. Both use the machine's clock. */
async function setUp(context: TestContext, windowSeconds = 30) {
  const sites = { shop: quick(windowSeconds) };
  const world = createWorld({ sites, now: Date.now, stream: { maxPerAddress: 2 } });
  world.answer = () => Response.json({});
  const listener = toNodeListener(world.relay, { address: ({ headers }) => headers["x-real-ip"] });
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    void listener(request, response);
  });
  const port = await listening(server);
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  context.onTestFinished(stop);
  const get = await startNginx(context, (folder, socket) =>
    CONFIG.replace("/var/cache/nginx/onlookers", `${folder}/cache`)
      .replace("127.0.0.1:3000", `127.0.0.1:${port}`)
      .replace("listen 80", `listen ${socket}`),
  );
  return {
    requests,
    stop,
    relay: world.relay,
    get: (path: string, headers = {}) => get(`/api/onlookers${path}`, headers),
  };
}

/** A pause between two requests, while real time has to pass. */
const moment = () => new Promise((resolve) => setTimeout(resolve, 10));

describe
  .skipIf(!hasNginx())
  .concurrent("the recipe for nginx (needs: apt-get install nginx)", { timeout: 20_000 }, () => {
    it("sends one request to the relay for 100 simultaneous clients", async (context) => {
      const { expect } = context;
      const { requests, get } = await setUp(context);
      const answers = await Promise.all(Array.from({ length: 100 }, () => get("/shop")));
      expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
      expect(parseLiveCount(JSON.parse(answers[0]?.body ?? ""))).toMatchObject({ visitors: 17 });
      expect(answers.map(({ cache }) => cache).toSorted()).toEqual([...Array<string>(99).fill("HIT"), "MISS"]);
      expect(requests).toEqual(["GET /api/onlookers/shop"]);
    });

    it("revalidates once per max-age, in the background", async (context) => {
      const { expect } = context;
      const { requests, get } = await setUp(context);
      const seen: string[] = [];
      for (; requests.length < 3; await moment()) seen.push((await get("/shop")).cache);
      const refreshes = seen.filter((cache) => cache === "STALE" || cache === "UPDATING");
      expect(new Set(seen)).toEqual(new Set(["MISS", "HIT", ...refreshes]));
      expect(seen.filter((cache) => cache === "MISS")).toHaveLength(1);
      expect(seen.filter((cache) => cache === "STALE")).toHaveLength(2);
    });

    it("serves the last count while the relay is down, but no expired one", async (context) => {
      const { expect } = context;
      const { stop, get } = await setUp(context, 7);
      await get("/shop");
      await stop();
      const seen = new Set<string>();
      for (; ; await moment()) {
        const { status, cache, body } = await get("/shop");
        if (status !== 200) {
          expect(status).toBe(502);
          break;
        }
        const count = parseLiveCount(JSON.parse(body));
        seen.add(`${cache} ${count === null ? "broken" : stalenessOf(count, Date.now())}`);
      }
      expect([...seen].filter((each) => /broken|expired/.test(each))).toEqual([]);
      expect([...seen].some((each) => /^(STALE|UPDATING) /.test(each))).toBe(true);
      expect((await get("/shop")).status).toBe(502);
    });

    it("serves no count for another path, and stores problem documents", async (context) => {
      const { expect } = context;
      const { requests, get } = await setUp(context);
      for (const path of ["/x%2f..%2fshop", "/nobody", "/nobody"]) expect((await get(path)).status).toBe(404);
      expect((await get("/shop")).status).toBe(200);
      expect((await get("/nobody")).cache).toBe("HIT");
      expect(requests).toHaveLength(3);
    });

    it("passes each client a stream of its own, and the client's address to the relay", async (context) => {
      const { expect } = context;
      const { requests, relay, get } = await setUp(context);
      const streams = [get("/shop/stream"), get("/shop/stream")];
      while (requests.length < 2) await moment();
      expect((await get("/shop/stream", { "X-Real-IP": "192.0.2.1" })).status).toBe(503);
      await relay.close();
      for (const { status, cache, body } of await Promise.all(streams)) {
        expect([status, cache, body]).toEqual([200, "undefined", expect.stringMatching(/^retry: \d+\n/)]);
      }
    });

    it("limits the streams of one address in every notation of the stream's address", async (context) => {
      const { expect } = context;
      const { requests, relay, get } = await setUp(context);
      const streams = [get("/shop/stream"), get("/shop/stream/")];
      while (requests.length < 2) await moment();
      const notations = [
        "/shop/stream?page=/a",
        "/shop/stream/?page=/a",
        "/x/shop/stream",
        "/x/y/shop/stream/",
        "/x%0A/shop/stream",
        "/x%2F../shop/stream",
        "/./shop//stream",
        "//shop/stream",
        "/%73hop/stream",
        "/shop/stream?#/x",
      ];
      for (const path of notations) {
        const { status, cache } = await get(path, { "X-Real-IP": "192.0.2.1" });
        expect([path, status, cache]).toEqual([path, 503, "undefined"]);
      }
      await relay.close();
      for (const { status, cache } of await Promise.all(streams)) expect([status, cache]).toEqual([200, "undefined"]);
    });
  });
