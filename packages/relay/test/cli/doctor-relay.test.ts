import { describe, expect, test } from "vitest";
import type { RelayOptions } from "../../src/index.js";
import { createWorld, START } from "../support/world.js";
import { run } from "./run-cli.js";

const URL_OF_SHOP = "https://shop.example/api/onlookers/shop";
const ALL_IS_WELL = [
  "! credentials: none are configured here",
  "✓ answer: 17 people on this site in the last 3 minutes",
  "✓ CORS: pages of https://shop.example alone may read it",
  "✓ Cache-Control: public, max-age=20",
  "✓ CDN-Cache-Control: max-age=20",
  "✓ no cookie, and one answer for all",
  "✓ ETag: an unchanged count is answered 304",
  "! cache in front: none is seen",
  "✓ query: each page that is asked for has an answer of its own",
  "✓ clock: agrees with that of shop.example",
];

/** What stands in front of the relay makes of its answer, by the number of the request. */
type Front = (headers: Headers, request: number) => { status?: number; body?: string } | void;

/** The doctor's lines of a relay behind `front`. */
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

test("a relay as it comes is well, by five requests", async () => {
  const { code, lines, requests } = await examine(() => {});
  expect([code, requests]).toEqual([0, 5]);
  expect(lines).toEqual(ALL_IS_WELL.map((line) => expect.stringContaining(line)));
});

describe("what is wrong in front of a relay, one at a time", () => {
  const set =
    (name: string, value: string): Front =>
    (headers) =>
      headers.set(name, value);
  const kept =
    (seconds: number): Front =>
    (headers) => {
      headers.set("age", `${seconds}`);
      headers.set("date", new Date(START - seconds * 1000).toUTCString());
    };
  const SWR = "public, max-age=20, stale-while-revalidate=20";
  test.for<[string, Front, string]>([
    [
      "s-maxage",
      set("cache-control", `${SWR}, s-maxage=60`),
      "s-maxage switches stale-while-revalidate and stale-if-error off",
    ],
    ["no-store", set("cache-control", "no-store"), "no-store, so every shopper's request reaches the relay"],
    ["no Cache-Control", (headers) => headers.delete("cache-control"), "Cache-Control: none: without max-age"],
    ["s-maxage for CDNs", set("cdn-cache-control", "s-maxage=9"), "CDN-Cache-Control: s-maxage=9: take s-maxage out"],
    ["Vary: Origin", set("vary", "Accept-Encoding, Origin"), "Vary: Origin: caches keep an answer for each value"],
    ["a cookie", set("set-cookie", "sid=1"), "Set-Cookie: caches won't keep an answer with a cookie"],
    ["CORS twice", set("access-control-allow-origin", "*, *"), "CORS: two layers answer (*, *)"],
    [
      "CORS with credentials",
      set("access-control-allow-credentials", "true"),
      "CORS: Access-Control-Allow-Credentials",
    ],
    ["a redirect", () => ({ status: 301 }), "answer: HTTP 301 sends browsers elsewhere"],
    ["a login", () => ({ status: 401, body: "Sign in" }), "answer: HTTP 401: something in front asks who you are"],
    ["a page instead", () => ({ body: "<!doctype html>" }), "answer: HTTP 200, but no count"],
    ["no route", () => ({ status: 404, body: "Not found" }), "answer: HTTP 404: no relay is mounted at this address"],
    ["another type", set("content-type", "text/html"), 'answer: the count comes as "text/html"'],
    ["a cache that keeps too long", kept(200), "past its window of 180 s: a cache in front keeps it too long"],
    [
      "a clock of another time",
      set("date", new Date(START + 60_000).toUTCString()),
      "clock: this machine's is 60 s behind",
    ],
  ])("%s", async ([, front, message]) => {
    const { code, lines } = await examine(front);
    expect(code).toBe(1);
    expect(lines.filter((line) => line.startsWith("✗"))).toEqual([expect.stringContaining(message)]);
  });

  test("an unknown site", async () => {
    const { code, lines } = await examine(() => {}, {}, "https://shop.example/api/onlookers/nobody");
    expect([code, lines.at(-1)]).toEqual([
      1,
      expect.stringContaining("✗ answer: HTTP 404 (unknown_site): the relay has no site"),
    ]);
  });

  test("nobody there", async () => {
    const fetch = () => Promise.reject(new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED") }));
    const { code, output } = await run(["doctor", "--url", URL_OF_SHOP], { fetch });
    expect(code).toBe(1);
    expect(output).toContain("✗ answer: shop.example can't be reached (connect ECONNREFUSED). Check the address");
  });
});

describe("what could be better in front of a relay", () => {
  const status =
    (name: string, value: string): Front =>
    (headers) =>
      headers.set(name, value);
  test.for<[string, Front, string]>([
    [
      "a Cloudflare without a rule",
      status("cf-cache-status", "DYNAMIC"),
      "! cache in front: Cloudflare passes every request on",
    ],
    [
      "a cache that keeps nothing",
      status("x-cache", "MISS"),
      "! cache in front: it didn't have the answer at the second",
    ],
    ["no ETag", (headers) => headers.delete("etag"), "! ETag: none"],
    [
      "no 304",
      (_, request) => (request === 2 ? { status: 200, body: "{}" } : {}),
      "! ETag: an unchanged count is answered 200",
    ],
    ["no Date", (headers) => headers.delete("date"), "! clock: shop.example doesn't tell its time"],
  ])("%s", async ([, front, line]) => {
    const { code, lines } = await examine(front);
    expect([code, lines]).toEqual([0, expect.arrayContaining([expect.stringContaining(line)])]);
  });

  test("http, which pages with https can't read", async () => {
    const { lines } = await examine(() => {}, {}, "http://shop.example/shop");
    expect(lines).toContainEqual(expect.stringContaining("! https: pages with https can't read"));
  });

  test("no count at the moment", async () => {
    const { code, lines } = await examine(() => {}, { fetch: async () => new Response("", { status: 500 }) });
    expect([code, lines[1]]).toEqual([0, expect.stringContaining("! answer: the relay knows no count now")]);
  });
});

describe("a cache in front that works is seen by", () => {
  test.for([
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
    expect(lines).toContain(`✓ cache in front: it keeps the answer (${shown})`);
  });
});

test("Next.js' own Vary is none of the shop's making, and keeps no cache from one answer for all", async () => {
  const { code, lines } = await examine((headers) =>
    headers.set("vary", "rsc, next-router-state-tree, next-router-prefetch, Accept-Encoding"),
  );
  expect(code).toBe(0);
  expect(lines).toContainEqual(expect.stringContaining("✓ no cookie, and one answer for all"));
});

test("the origin that is configured is held against the one that is allowed", async () => {
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
    "✗ CORS: origin is configured as https://shop.example, but the answer allows *",
  );
  expect((await allowing("https://shop.example")).output).toContain(
    "✓ CORS: pages of https://shop.example may read it",
  );
});
