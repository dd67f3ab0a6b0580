import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLiveCount } from "../../src/wire.js";
import { plausible, versatailor, ztas, type Provider } from "../../src/index.js";
import { createWorld, START, TOKEN } from "../support/world.js";

const SITES: Readonly<Record<string, Provider>> = {
  plausible: plausible({ siteId: "shop.example", token: TOKEN, pages: true }),
  ztas: ztas({ siteId: "shop.example", token: TOKEN }),
  versatailor: versatailor({ siteId: "shop.example", token: TOKEN }),
};
const NAMES = Object.keys(SITES);
const AT = new Date(START).toISOString();

/** The only fields that browsers may receive. */
const FIELDS = ["site", "visitors", "scope", "page", "windowSeconds", "observedAt", "ttlSeconds"];

/** Everything that a relay answers for each site if its service answers like this. */
async function answersTo(answer: () => Response, page = "/pricing") {
  const world = createWorld({ sites: SITES });
  world.answer = answer;
  const paths = NAMES.flatMap((name) => [`/${name}`, `/${name}?page=${encodeURIComponent(page)}`]);
  const texts = await Promise.all(paths.map(async (path) => (await world.get(path)).text()));
  return { world, texts, counts: texts.map((text): Record<string, unknown> => JSON.parse(text)) };
}

describe("with a hostile answer of the service, the relay", () => {
  const bodies: readonly (readonly [string, string])[] = [
    ["nesting without end", "[".repeat(100_000)],
    ["nesting that ends", "[".repeat(100_000) + "]".repeat(100_000)],
    ["nested objects", '{"results":'.repeat(50_000)],
    ["a number beyond all", '{"activeVisitors":1e400,"currentVisitors":1e400}'],
    ["a negative", `{"activeVisitors":-3,"currentVisitors":-3,"timestamp":"${AT}"}`],
    ["a fraction", `{"activeVisitors":1.5,"currentVisitors":1.5,"timestamp":"${AT}"}`],
    ["a text", `{"activeVisitors":"<b>4</b>","currentVisitors":"4 ","timestamp":"${AT}"}`],
    ["true", "true"],
    ["nothing", ""],
    ["null", "null"],
    ["a prototype", '{"__proto__":{"activeVisitors":4,"currentVisitors":4,"visitors":4,"isAdmin":true}}'],
    ["a constructor", '{"constructor":{"prototype":{"visitors":4,"isAdmin":true}},"activeVisitors":[]}'],
    ["cut off", `{"activeVisitors":4,"currentVisitors":4,"timestamp":"${AT}`],
  ];

  test.for(bodies)("serves no count and none of the answer: %s", async ([, body]) => {
    const { world, counts } = await answersTo(() => new Response(body, { headers: { Date: "garbage" } }));
    for (const count of counts) expect([Object.keys(count), count["visitors"]]).toEqual([FIELDS, null]);
    const happened = new Set(world.events.map(({ type }) => type));
    expect([...happened]).toEqual(["failed", "miss"]);
    expect(inspect({})).toBe("{}");
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("stops reading a body that is too long, whatever its Content-Length", async () => {
    let sent = 0;
    const chunk = new TextEncoder().encode(" ".repeat(65_536));
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            sent += chunk.byteLength;
            controller.enqueue(chunk);
          },
        }),
        { headers: { "Content-Length": "2" } },
      );
    const { world, counts } = await answersTo(endless);
    for (const count of counts) expect(count["visitors"]).toBe(null);
    expect(world.calls).toHaveLength(4);
    expect(sent).toBeLessThan(4 * 2 ** 21);
  });

  test("serves valid counts for any answer", { timeout: 30_000 }, async () => {
    const key = fc.constantFrom(
      "activeVisitors",
      "currentVisitors",
      "timestamp",
      "results",
      "pages",
      "__proto__",
      "error",
    );
    const body = fc.oneof(
      fc
        .dictionary(key, fc.oneof(fc.jsonValue(), fc.integer(), fc.constant(AT)))
        .map((fields) => JSON.stringify(fields)),
      fc.json(),
      fc.string({ unit: "binary", maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(body, fc.constantFrom(200, 200, 200, 204, 206, 301, 404, 429, 500), async (text, status) => {
        const { counts } = await answersTo(() => new Response(status === 204 ? null : text, { status }));
        for (const count of counts) {
          expect(Object.keys(count)).toEqual(FIELDS);
          expect(parseLiveCount(count)).toEqual(count);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("a page's name in an answer", () => {
  const names = [
    "/<script>alert(document.domain)</script>",
    "/</script><!--",
    "/javascript:alert(1)",
    '/" onload="x',
    "/\u202egnp.exe",
    "/\u200b\u200d\ufeff",
    "/\u2028data: 1\n\ndata: 2",
    "/a\r\nSet-Cookie: a=b",
    "/\ud83d\ude00\ud800",
    "/__proto__",
  ];

  test.for(names)("is served as printable ASCII in JSON that no browser executes: %j", async (name) => {
    const pages = () => Response.json({ results: [{ dimensions: [name], metrics: [3] }] });
    const world = createWorld({ sites: SITES });
    world.answer = ({ url }) => (url.includes("/v2/") ? pages() : Response.json(4));
    const response = await world.get(`/plausible?page=${encodeURIComponent(name.toWellFormed())}`);
    const text = await response.text();
    expect(text).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(text)).toMatchObject({ scope: "page", visitors: 3 });
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect([...response.headers].join()).toMatch(/^[\x20-\x7e]+$/);
    expect(response.headers.has("set-cookie")).toBe(false);
  });
});
