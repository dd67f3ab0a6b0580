import { describe, expect, it } from "vitest";
import { countUrl } from "../../src/client/count-url.js";

describe("countUrl", () => {
  it.each([
    ["/api/onlookers", "/api/onlookers/default"],
    ["/api/onlookers/", "/api/onlookers/default"],
    ["/api/onlookers//", "/api/onlookers/default"],
    ["api/onlookers", "api/onlookers/default"],
    ["/", "/default"],
    ["https://relay.example/a/", "https://relay.example/a/default"],
    ["https://relay.example", "https://relay.example/default"],
    ["/api/onlookers?v=1", "/api/onlookers/default"],
    ["/api/onlookers/?v=/1#a", "/api/onlookers/default"],
  ])("for the relay %s returns %s", (relay, url) => expect(countUrl(relay, {})).toBe(url));

  it.each([
    [{ site: "shop" }, "/r/shop"],
    [{ site: "../a b?" }, "/r/..%2Fa%20b%3F"],
    [{ page: "/pricing" }, "/r/default?page=/pricing"],
    [{ page: "/a b&c=d?e#f" }, "/r/default?page=/a%20b%26c%3Dd%3Fe%23f"],
    [{ page: "/caf%C3%A9" }, "/r/default?page=/caf%25C3%25A9"],
    [{ page: "/café" }, "/r/default?page=/caf%C3%A9"],
    [{ site: "shop", page: undefined }, "/r/shop"],
  ])("for the query %j returns %s", (query, url) => expect(countUrl("/r", query)).toBe(url));

  it("preserves the page's characters for the server", () => {
    const page = "/a b/ü%/+&=?#";
    expect(new URL(countUrl("https://shop.example/r", { page })).searchParams.get("page")).toBe(page);
  });

  it("accepts a URL object, and throws for nothing", () => {
    const untyped = (relay: unknown, query: object): unknown => Reflect.apply(countUrl, undefined, [relay, query]);
    expect(untyped(new URL("https://relay.example/a?x"), {})).toBe("https://relay.example/a/default");
    for (const text of ["/\uD800", Object.create(null), ["a", Symbol("b")]]) {
      expect(untyped("/r", { page: text })).toBe("data:,");
      expect(untyped("/r", { site: text })).toBe("data:,");
    }
  });

  it("takes linear time for any relay", () => {
    const slashes = "/".repeat(200_000);
    expect(countUrl(`${slashes}a`, {})).toBe(`${slashes}a/default`);
    expect(countUrl(`/a${slashes}`, {})).toBe("/a/default");
    expect(countUrl(`/a${"?".repeat(200_000)}\n`, {})).toBe("/a/default");
  });
});
