import { describe, expect, it } from "vitest";
import type { RelayOptions } from "../../src/index.js";
import { createWorld, START } from "../support/world.js";
import { run } from "./run-cli.js";

const URL_OF_SHOP = "https://shop.example/api/onlookers/shop";
const ALL_OK = [
  "! credentials: none are configured here",
  "✓ answer: 17 people on this site in the last 3 minutes",
  "✓ CORS: only pages of https://shop.example may read it",
  "✓ Cache-Control: public, max-age=20",
  "✓ CDN-Cache-Control: max-age=20",
  "✓ no cookie, and one response for all visitors",
  "✓ ETag: an unchanged count is answered 304",
  "! cache in front: none found",
  "✓ query: each requested page has a response of its own",
  "✓ clock: agrees with that of shop.example",
];

/** A proxy in front of the relay: changes its response, by the number of the request. */
type Front = (headers: Headers, request: number) => { status?: number; body?: string } | void;

/** Runs doctor on a relay behind `front`. Returns its lines. */
async function examine(front: Front, options: Partial<RelayOptions> = {}, url = URL_OF_SHOP) {
  const world = createWorld(options);
  let requests = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const answer = await world.relay.fetch(new Request(input, init));
    const headers = new Headers(answer.headers);
    const { status = answer.status, body } = front(headers, (requests += 1)) ?? {};
    const hasBody = status !== 304 && status !== 204;
    return new Response(hasBody ? (body ?? (await answer.text())) : null, { status, headers });
  };
  const { code, output, errors } = await run(["doctor", "--url", url], { fetch, now: () => world.now + 500 });
  expect(errors).toBe("");
  return { code, lines: output.trim().split("\n"), requests };
}

it("doctor --url reports no error for an unmodified relay, with five requests", async () => {
  const { code, lines, requests } = await examine(() => {});
  expect([code, requests]).toEqual([0, 5]);
  expect(lines).toEqual(ALL_OK.map((line) => expect.stringContaining(line)));
});

describe("doctor --url reports as an error", () => {
  const set =
    (name: string, value: string): Front =>
    (headers) =>
      headers.set(name, value);
  const cached =
    (seconds: number): Front =>
    (headers) => {
      headers.set("age", `${seconds}`);
      headers.set("date", new Date(START - seconds * 1000).toUTCString());
    };
  const SWR = "public, max-age=20, stale-while-revalidate=20";
  it.for<[string, Front, string]>([
    [
      "s-maxage",
      set("cache-control", `${SWR}, s-maxage=60`),
      "s-maxage turns stale-while-revalidate and stale-if-error off",
    ],
    ["no-store", set("cache-control", "no-store"), "no-store, so every visitor's request reaches the relay"],
    ["no Cache-Control", (headers) => headers.delete("cache-control"), "Cache-Control: none: without max-age"],
    ["s-maxage for CDNs", set("cdn-cache-control", "s-maxage=9"), "CDN-Cache-Control: s-maxage=9: remove s-maxage"],
    ["Vary: Origin", set("vary", "Accept-Encoding, Origin"), "Vary: Origin: caches store one response per value"],
    ["a cookie", set("set-cookie", "sid=1"), "Set-Cookie: caches store no response with a cookie"],
    ["two CORS headers", set("access-control-allow-origin", "*, *"), "CORS: two layers send the header (*, *)"],
    [
      "CORS with credentials",
      set("access-control-allow-credentials", "true"),
      "CORS: Access-Control-Allow-Credentials",
    ],
    ["a redirect", () => ({ status: 301 }), "answer: HTTP 301 redirects browsers"],
    ["a login", () => ({ status: 401, body: "Sign in" }), "answer: HTTP 401: something in front requires a login"],
    ["a web page instead of a count", () => ({ body: "<!doctype html>" }), "answer: HTTP 200, but no count"],
    ["no route", () => ({ status: 404, body: "Not found" }), "answer: HTTP 404: no relay is mounted at this URL"],
    ["another content type", set("content-type", "text/html"), 'answer: the count has the type "text/html"'],
    [
      "a cache that stores counts too long",
      cached(200),
      "past its window of 180 s: a cache in front stores it too long",
    ],
    ["a wrong clock", set("date", new Date(START + 60_000).toUTCString()), "clock: this machine's is 60 s behind"],
  ])("%s", async ([, front, message]) => {
    const { code, lines } = await examine(front);
    expect(code).toBe(1);
    expect(lines.filter((line) => line.startsWith("✗"))).toEqual([expect.stringContaining(message)]);
  });

  it("an unknown site", async () => {
    const { code, lines } = await examine(() => {}, {}, "https://shop.example/api/onlookers/nobody");
    expect([code, lines.at(-1)]).toEqual([
      1,
      expect.stringContaining("✗ answer: HTTP 404 (unknown_site): the relay has no site"),
    ]);
  });

  it("an unreachable server", async () => {
    const fetch = () => Promise.reject(new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED") }));
    const { code, output } = await run(["doctor", "--url", URL_OF_SHOP], { fetch });
    expect(code).toBe(1);
    expect(output).toContain("✗ answer: shop.example cannot be reached (connect ECONNREFUSED). Check the URL");
  });
});

describe("doctor --url warns of", () => {
  const status =
    (name: string, value: string): Front =>
    (headers) =>
      headers.set(name, value);
  it.for<[string, Front, string]>([
    [
      "a Cloudflare without a rule",
      status("cf-cache-status", "DYNAMIC"),
      "! cache in front: Cloudflare passes on every request",
    ],
    [
      "a cache that stores nothing",
      status("x-cache", "MISS"),
      "! cache in front: it had not stored the response at the second",
    ],
    ["no ETag", (headers) => headers.delete("etag"), "! ETag: none"],
    [
      "no 304",
      (_, request) => (request === 2 ? { status: 200, body: "{}" } : {}),
      "! ETag: an unchanged count is answered 200",
    ],
    ["no Date", (headers) => headers.delete("date"), "! clock: shop.example sends no Date header"],
  ])("%s", async ([, front, line]) => {
    const { code, lines } = await examine(front);
    expect([code, lines]).toEqual([0, expect.arrayContaining([expect.stringContaining(line)])]);
  });

  it("an http URL, which https pages cannot read", async () => {
    const { lines } = await examine(() => {}, {}, "http://shop.example/shop");
    expect(lines).toContainEqual(expect.stringContaining("! https: https pages cannot read"));
  });

  it("a count without a number", async () => {
    const { code, lines } = await examine(() => {}, { fetch: async () => new Response("", { status: 500 }) });
    expect([code, lines[1]]).toEqual([0, expect.stringContaining("! answer: the relay has no count now")]);
  });
});

describe("doctor --url detects a working cache in front by", () => {
  it.for([
    ["cf-cache-status", "HIT"],
    ["x-vercel-cache", "STALE"],
    ["cache-status", "edge; hit"],
    ["x-cache", "Hit from cloudfront"],
    ["x-cache-status", "UPDATING"],
    ["age", "3"],
  ] as const)("%s: %s", async ([name, value]) => {
    const { code, lines } = await examine((headers, request) => (request === 3 ? headers.set(name, value) : undefined));
    expect(code).toBe(0);
    const shown = name === "age" ? "Age: 3" : `${name}: ${value}`;
    expect(lines).toContain(`✓ cache in front: it stores the response (${shown})`);
  });
});

it("doctor --url accepts the Vary header of Next.js", async () => {
  const { code, lines } = await examine((headers) =>
    headers.set("vary", "rsc, next-router-state-tree, next-router-prefetch, Accept-Encoding"),
  );
  expect(code).toBe(0);
  expect(lines).toContainEqual(expect.stringContaining("✓ no cookie, and one response for all visitors"));
});

it("doctor --url compares the configured origin with the allowed one", async () => {
  const env = {
    ONLOOKERS_PROVIDER: "versatailor",
    ONLOOKERS_SITE_ID: "shop.example",
    ONLOOKERS_TOKEN: "vt_x",
    ONLOOKERS_ORIGIN: "https://shop.example",
  };
  const allowing = (origin: string) => {
    const { relay } = createWorld({ origin });
    const fetch: typeof globalThis.fetch = (input, init) => relay.fetch(new Request(input, init));
    return run(["doctor", "--url", URL_OF_SHOP], { fetch, env, now: () => START });
  };
  expect((await allowing("*")).output).toContain(
    "✗ CORS: origin is configured as https://shop.example, but the response allows *",
  );
  expect((await allowing("https://shop.example")).output).toContain(
    "✓ CORS: pages of https://shop.example may read it",
  );
});
