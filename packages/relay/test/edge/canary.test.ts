import { inspect } from "node:util";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { plausible, versatailor, ztas, type Provider } from "../../src/index.js";
import { connectClient } from "../stream/stream-client.js";
import { serve } from "../support/raw-http.js";
import { textStore } from "../support/text-store.js";
import { createWorld, TOKEN, type World } from "../support/world.js";

const SITES: Readonly<Record<string, Provider>> = {
  shop: plausible({ siteId: "shop.example", token: TOKEN, pages: true }),
  blog: ztas({ siteId: "blog.example", token: TOKEN }),
  club: versatailor({ siteId: "club.example", token: TOKEN }),
};

/** The token as it is, in a URL, in hexadecimal, and in base64 at each of the three offsets. */
const SPELLINGS = [
  TOKEN,
  encodeURIComponent(TOKEN),
  encodeURIComponent(TOKEN).replaceAll("_", "%5F"),
  Buffer.from(TOKEN).toString("hex"),
  ...[0, 1, 2].map((offset) => {
    const encoded = Buffer.from(`${"-".repeat(offset)}${TOKEN}`).toString("base64");
    return encoded.slice(4, -4); // Both ends depend on the neighbouring text.
  }),
];

const quoting = (status: number, headers: Record<string, string> = {}) =>
  Response.json(
    { error: `Bearer ${TOKEN} is wrong`, message: btoa(TOKEN), currentVisitors: TOKEN, timestamp: TOKEN },
    { status, headers: { "Set-Cookie": `t=${TOKEN}`, Link: `<https://a.example/${TOKEN}>`, ...headers } },
  );

/** An error whose stack and cause quote the token, as HTTP clients throw it. */
const broken = () => new TypeError(`fetch failed: ${TOKEN}`, { cause: new Error(`Authorization: Bearer ${TOKEN}`) });

const FAULTS: readonly (readonly [string, World["answer"]])[] = [
  ["a good answer", () => Response.json(4)],
  ["an error that quotes it", () => quoting(401)],
  ["a refusal", () => quoting(403)],
  ["a bill", () => quoting(402)],
  ["a 404 that quotes it", () => quoting(404)],
  ["a 429 that quotes it", () => quoting(429, { "Retry-After": TOKEN })],
  ["a 500 that quotes it", () => quoting(500)],
  ["a good status that quotes it", () => quoting(200, { Date: TOKEN, ETag: `"${TOKEN}"` })],
  ["a text that is it", () => new Response(TOKEN)],
  ["a redirect that quotes it", () => quoting(302, { Location: `https://evil.example/${TOKEN}` })],
  ["a broken fetch", () => Promise.reject(broken())],
  ["a broken body", () => new Response(new ReadableStream({ pull: (controller) => controller.error(broken()) }))],
  ["a fetch that throws the request", ({ init }) => Promise.reject(init)],
  ["pages that quote it", () => Response.json({ results: [{ dimensions: [`/${TOKEN}`], metrics: [2] }] })],
];

describe("the token appears only in the call itself, with", () => {
  test.for(FAULTS)("%s", async ([, answer]) => {
    const seen: unknown[] = [];
    for (const stream of [process.stdout, process.stderr]) {
      const write = vi.spyOn(stream, "write").mockImplementation((text) => {
        seen.push(String(text));
        return true;
      });
      onTestFinished(() => write.mockRestore());
    }
    const unhandled = (reason: unknown) => seen.push(reason);
    process.on("unhandledRejection", unhandled);
    onTestFinished(() => void process.off("unhandledRejection", unhandled));

    const kept = textStore();
    const store = {
      ...kept,
      compareAndSet(key: string, expected: string | null, next: string) {
        seen.push([key, expected, next]);
        return kept.compareAndSet(key, expected, next);
      },
    };
    const world = createWorld({ sites: SITES, store, stream: true });
    world.answer = answer;
    for (const path of ["/shop", "/blog", "/club", "/shop?page=/", "/shop?page=/&page=/x", "/nobody", "/shop?page="]) {
      for (const method of ["GET", "HEAD", "OPTIONS", "POST"]) {
        const response = await world.get(path, { method });
        seen.push([...response.headers], await response.text());
      }
    }
    const streamed = await connectClient(world, "/shop/stream?page=/");
    seen.push(await world.relay.source.read({ site: "shop" }), world.relay.plan(), world.events);
    seen.push(await world.relay.source.read({ site: "nobody" }).catch((error: unknown) => error));
    await world.pass(0);
    await new Promise((resolve) => setImmediate(resolve));
    const streams = await Promise.all(Object.keys(SITES).map((name) => world.get(`/${name}/stream`)));
    await world.relay.close();
    const sent = await Promise.all(streams.map((stream) => stream.text()));
    expect(sent.every((text) => text.startsWith("retry: "))).toBe(true);
    seen.push(sent);
    expect(streamed.events()).toHaveLength(1);
    seen.push([...streamed.response.headers], streamed.text());
    await streamed.disconnect();
    seen.push(world.relay, SITES, { ...world.relay });

    const everything = `${inspect(seen, { depth: 9, showHidden: true, maxStringLength: null })}${JSON.stringify(seen)}`;
    for (const spelling of SPELLINGS) expect(everything).not.toContain(spelling);
    expect(world.calls.length).toBeGreaterThan(0);
    for (const call of world.calls) {
      expect(new Headers(call.init?.headers).get("authorization")).toBe(`Bearer ${TOKEN}`);
      expect(JSON.stringify([call.url, call.init?.body])).not.toContain(TOKEN);
    }
  });

  test.for([301, 302, 303, 307, 308])(
    "a %i, which is not followed to another server or to the same one",
    async (status) => {
      const elsewhere: string[] = [];
      const other = await serve((request, response) => {
        elsewhere.push(request.url ?? "");
        response.end("4");
      });
      const asked: string[] = [];
      const server = await serve((request, response) => {
        asked.push(request.url ?? "");
        const host = asked.length === 1 ? `http://127.0.0.1:${other}` : "";
        response.writeHead(status, { Location: `${host}/elsewhere` }).end("4");
      });
      const baseUrl = `http://127.0.0.1:${server}`;
      const sites = { shop: versatailor({ siteId: "shop.example", token: TOKEN, baseUrl }) };
      const world = createWorld({ sites, fetch: undefined });
      expect(await world.count()).toMatchObject({ visitors: null });
      await world.pass(301);
      expect(await world.count()).toMatchObject({ visitors: null });
      expect(elsewhere).toEqual([]);
      expect(asked).toHaveLength(2);
      expect(asked.filter((url) => url.includes("elsewhere"))).toEqual([]);
    },
  );
});
