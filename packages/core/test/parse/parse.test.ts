import { describe, expect, it } from "vitest";
import { canonicalPath, createClient, parseCount, parseInstant, visitorsOn } from "../../src/server.js";
import { providerOf } from "../providers.js";

const iso = (value: unknown) => {
  const instant = parseInstant(value);
  return instant === null ? null : new Date(instant).toISOString();
};

describe("parseCount", () => {
  it.each([0, 1, 48_213, Number.MAX_SAFE_INTEGER])("accepts %d", (value) => expect(parseCount(value)).toBe(value));
  it.each([17.5, -1, 2 ** 53, Infinity, NaN, "17", true, null, undefined, [17], {}])("returns null for %s", (value) =>
    expect(parseCount(value)).toBeNull(),
  );
  it("returns 0 for the -0 of JSON", () => expect(parseCount(JSON.parse("-0"))).toBe(0));
  it("accepts digits of a safe integer with the option `digits`", () => {
    const read = (text: string) => parseCount(text, { digits: true });
    expect(["17", "007", "9007199254740991"].map(read)).toStrictEqual([17, 7, Number.MAX_SAFE_INTEGER]);
    expect(["", " 17", "1e3", "0x10", "-1", "1.0", "9999999999999999", "00000000000000017"].map(read)).toStrictEqual(
      Array.from({ length: 8 }, () => null),
    );
  });
});

describe("parseInstant", () => {
  it.each([
    ["2026-11-21T14:32:20Z", "2026-11-21T14:32:20.000Z"],
    ["2026-11-21T14:32:20.114Z", "2026-11-21T14:32:20.114Z"],
    ["2026-11-21T14:32:20.123456789Z", "2026-11-21T14:32:20.123Z"],
    ["2026-11-21T15:32:20+01:00", "2026-11-21T14:32:20.000Z"],
    ["2026-11-21T09:02:20-0530", "2026-11-21T14:32:20.000Z"],
    ["2026-11-21 14:32:20", "2026-11-21T14:32:20.000Z"],
    ["2026-11-21T14:32", "2026-11-21T14:32:00.000Z"],
    ["2024-02-29 00:00:00", "2024-02-29T00:00:00.000Z"],
  ])("parses %s", (text, instant) => expect(iso(text)).toBe(instant));

  it.each([
    "2026-02-29 00:00:00",
    "2026-11-21T24:00:00Z",
    "2026-11-21T14:60:00Z",
    "2026-11-21T14:32:20+99:00",
    "2026-11-21",
    "14:32",
    "yesterday",
    "Sat, 21 Nov 2026 14:32:20 GMT",
    "-1",
    1_795_271_540_000,
    null,
  ])("returns null for %s", (value) => expect(iso(value)).toBeNull());
});

describe("canonicalPath", () => {
  it.each([
    [null, "/"],
    ["", "/"],
    ["pricing", "/pricing"],
    ["/pricing?plan=pro#top", "/pricing"],
    ["?a=1", "/"],
    ["/a b/é/日本", "/a%20b/%C3%A9/%E6%97%A5%E6%9C%AC"],
    ["/caf%c3%a9", "/caf%C3%A9"],
    ["/100%", "/100%"],
    ["/%zz", "/%zz"],
    ["//evil.example/x", "//evil.example/x"],
    ["/\ud800x", "/%EF%BF%BDx"],
    ["/a\r\nb", "/a%0D%0Ab"],
    ["/Pricing/", "/Pricing/"],
  ])("of %j is %s, and of that the same", (path, canonical) => {
    expect(canonicalPath(path)).toBe(canonical);
    expect(canonicalPath(canonical)).toBe(canonical);
  });
});

describe("visitorsOn", () => {
  const pages = [{ path: "/caf%C3%A9", visitors: 3 }];

  it("finds a page by any spelling, and returns 0 for an unlisted page", () => {
    expect(visitorsOn({ pages, pagesBasis: "visitors" }, "/café?utm=x")).toBe(3);
    expect(visitorsOn({ pages, pagesBasis: "visitors" }, "/pricing")).toBe(0);
  });

  it("returns null without pages, and for a tally of page views", () => {
    expect(visitorsOn({ pages: null, pagesBasis: null }, "/café")).toBeNull();
    expect(visitorsOn({ pages, pagesBasis: "recent-pageviews" }, "/café")).toBeNull();
  });
});

describe("an error's retryAfterSeconds", () => {
  const date = "Sat, 21 Nov 2026 14:32:20 GMT";
  it.each<[Record<string, string>, unknown, number | null]>([
    [{ "retry-after": "37" }, {}, 37],
    [{ "retry-after": "0" }, {}, 0],
    [{ "retry-after": "Sat, 21 Nov 2026 14:33:00 GMT", date }, {}, 40],
    [{ "retry-after": "Sat, 21 Nov 2026 14:00:00 GMT", date }, {}, 0],
    [{ "retry-after": "Sun, 21 Nov 2026 14:33:00 GMT", date }, {}, null],
    [{ "retry-after": "Saturday, 21-Nov-26 14:33:00 GMT", date }, {}, null],
    [{ "retry-after": "undefined" }, { retryAfter: 12 }, 12],
    [{ "retry-after": "5" }, { retryAfter: 12 }, 5],
    [{}, { resetIn: 44_001 }, 45],
    [{}, { retryAfter: 7, resetIn: 1000 }, 7],
    [{}, { retryAfter: "7" }, null],
    [{}, { retryAfter: -7 }, null],
    [{}, [], null],
  ])("for headers %j and body %j is %s", async (headers, body, seconds) => {
    const error = await failure(() => Response.json(body, { status: 429, headers }));
    expect(error).toMatchObject({ code: "rate_limited", retryAfterSeconds: seconds });
  });

  it("is computed from the answer's own Date, whatever the machine's clock is", async () => {
    const headers = { "retry-after": "Sat, 21 Nov 2026 14:33:00 GMT" };
    const answer = () => Response.json({}, { status: 503, headers: { ...headers, date } });
    expect(await failure(answer, Date.parse("2027-01-01T00:00:00Z"))).toMatchObject({ retryAfterSeconds: 40 });
    expect(
      await failure(() => Response.json({}, { status: 503, headers }), Date.parse("2026-11-21T14:32:50Z")),
    ).toMatchObject({ retryAfterSeconds: 10 });
  });
});

describe("an error's providerMessage", () => {
  it.each<[string, string | null]>([
    ['{"error":"a"}', "a"],
    ['{"error":{"message":"b"}}', "b"],
    ['{"message":"c"}', "c"],
    ['{"error":"","message":"d"}', "d"],
    ['"e"', "e"],
    ["f\r\nsecond line", "f"],
    [`${"g".repeat(300)}`, "g".repeat(200)],
    ["<html>", null],
    ["{ cut off", null],
    ["  ", null],
    ["[]", null],
    ["17", null],
  ])("for %s is %s", async (body, message) => {
    expect(await failure(() => new Response(body, { status: 500 }))).toMatchObject({ providerMessage: message });
  });
});

function failure(answer: () => Response, now = 0): Promise<unknown> {
  return createClient({ provider: providerOf("versatailor"), now: () => now, fetch: async () => answer() })
    .read()
    .catch((error: unknown) => error);
}
