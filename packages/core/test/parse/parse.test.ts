import { describe, expect, it } from "vitest";
import { canonicalPage, canonicalPath, parseCount, parseInstant } from "../../src/server.js";

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

describe("canonicalPage", () => {
  it.each([
    [null, "/"],
    ["pricing?plan=pro#top", "/pricing?plan=pro#top"],
    ["?a=b c", "/?a=b%20c"],
    ["/#/größe", "/#/gr%C3%B6%C3%9Fe"],
    ["/%zz?%c3%a9", "/%zz?%C3%A9"],
  ])("of %j is %s, and of that the same", (page, canonical) => {
    expect(canonicalPage(page)).toBe(canonical);
    expect(canonicalPage(canonical)).toBe(canonical);
  });
});

describe("canonicalPath", () => {
  it.each([
    [null, "/"],
    ["", "/"],
    ["pricing", "/pricing"],
    ["/pricing?plan=pro#top", "/pricing"],
    ["?a=1", "/"],
    ["/?a=1#/mug?b=2", "/#/mug"],
    ["/#!mug", "/#!mug"],
    ["/#mug", "/"],
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
