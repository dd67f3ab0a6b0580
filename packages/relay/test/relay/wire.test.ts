import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLiveCount } from "../../src/wire.js";

const ofSite = {
  site: "shop",
  visitors: 17,
  scope: "site",
  page: null,
  windowSeconds: 300,
  observedAt: "2026-11-21T14:32:20.000Z",
  ttlSeconds: 30,
};
const ofPage = { ...ofSite, scope: "page", page: "/pricing" };
const unknown = { ...ofSite, visitors: null, observedAt: null };

describe("parseLiveCount", () => {
  it.each([ofSite, ofPage, unknown, { ...ofSite, visitors: 0 }, { ...ofSite, observedAt: "2026-11-21T14:32:20Z" }])(
    "accepts %j",
    (body) => expect(parseLiveCount(body)).toEqual(body),
  );

  it("removes other fields", () => {
    expect(parseLiveCount({ ...ofSite, pages: [{ path: "/secret" }], token: "t" })).toEqual(ofSite);
  });

  it.each(Object.keys(ofSite))("rejects a body without %s", (field) => {
    expect(parseLiveCount({ ...ofSite, [field]: undefined })).toBeNull();
  });

  it.each([
    { visitors: -1 },
    { visitors: 1.5 },
    { visitors: "17" },
    { visitors: 2 ** 53 },
    { visitors: Number.NaN },
    { visitors: Number.POSITIVE_INFINITY },
    { visitors: true },
    { visitors: null },
    { observedAt: null },
    { observedAt: 1_795_271_540_000 },
    { observedAt: "" },
    { observedAt: "2026-11-21" },
    { observedAt: "2026-11-21T14:32:20" },
    { observedAt: "2026-11-21T14:32:20+02:00" },
    { observedAt: "2026-13-41T14:32:20Z" },
    { observedAt: ["2026-11-21T14:32:20.000Z"] },
    { scope: "shop" },
    { scope: "page" },
    { scope: "page", page: "pricing" },
    { scope: "page", page: ["/pricing"] },
    { page: "/pricing" },
    { windowSeconds: 0 },
    { windowSeconds: -300 },
    { windowSeconds: 1e9 },
    { ttlSeconds: 0 },
    { ttlSeconds: "30" },
    { ttlSeconds: Number.POSITIVE_INFINITY },
    { ttlSeconds: 2 ** 31 },
    { site: 7 },
  ])("rejects a count with %j", (change) => expect(parseLiveCount({ ...ofSite, ...change })).toBeNull());

  it.each([null, undefined, 17, "17", [], [ofSite], {}, "<!doctype html>"])("rejects the body %j", (body) => {
    expect(parseLiveCount(body)).toBeNull();
  });

  it("never throws, and returns only what it accepts", () => {
    const field = fc.oneof(fc.anything(), fc.constantFrom(...Object.values(ofSite), ...Object.values(ofPage)));
    const bodies = fc.record(Object.fromEntries(Object.keys(ofSite).map((name) => [name, field])));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), bodies), (body) => {
        const count = parseLiveCount(body);
        expect(parseLiveCount(JSON.parse(JSON.stringify(count)))).toEqual(count);
      }),
    );
  });
});
