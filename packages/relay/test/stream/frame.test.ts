import type { LiveCount } from "@onlookers/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countFrame, retryFrame } from "../../src/stream/frame.js";
import { countTargetOf } from "../../src/stream/stream-target.js";
import { eventsIn } from "./stream-client.js";

const COUNT: LiveCount = {
  site: "shop",
  visitors: 17,
  scope: "page",
  page: "/pricing",
  windowSeconds: 300,
  observedAt: "2026-11-21T14:00:00.000Z",
  ttlSeconds: 30,
};
const HOSTILE = [
  "\n\ndata: {}",
  "\r\nid: 1",
  "\r",
  "\u2028event: x",
  "\u2029",
  "\u0085",
  "\0",
  "\uFEFF",
  "\uD800",
  ": ",
];

describe("countFrame", () => {
  it.for(HOSTILE)("keeps %j of a count inside one event", (text) => {
    for (const count of [
      { ...COUNT, page: `/${text}` },
      { ...COUNT, site: text },
    ]) {
      const frame = countFrame(count);
      expect(eventsIn(frame.text)).toEqual([{ id: frame.id, data: count }]);
      expect(frame.text.split(/[\r\n\u0085\u2028\u2029]/)).toHaveLength(4);
      expect(frame.id).toMatch(/^[\w.-]+$/);
    }
  });

  it("writes one event with an equal count, for any text in it", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...HOSTILE));
    fc.assert(
      fc.property(text, text, (site, page) => {
        const count = { ...COUNT, site, page };
        expect(eventsIn(countFrame(count).text).map((event) => event.data)).toEqual([count]);
      }),
    );
  });

  it("gives different counts different ids", () => {
    const ids = [COUNT, { ...COUNT, visitors: 18 }, { ...COUNT, visitors: null, observedAt: null }].map(
      (count) => countFrame(count).id,
    );
    expect(new Set(ids).size).toBe(3);
  });
});

it("retryFrame sets a whole number of milliseconds from 5,000 to 15,000", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (random) => {
      const [, milliseconds] = /^retry: (\d+)\n\n$/.exec(retryFrame(random)) ?? [];
      expect(Number(milliseconds)).toBeGreaterThanOrEqual(5_000);
      expect(Number(milliseconds)).toBeLessThanOrEqual(15_000);
    }),
  );
});

it.for([
  ["/api/shop/stream", "/api/shop"],
  ["/api/shop/stream/", "/api/shop"],
  ["/api/shop/stream?page=/stream", "/api/shop?page=/stream"],
  ["/api/shop/stream/?page=/a#b", "/api/shop?page=/a#b"],
  ["/api/shop", null],
  ["/api/shop?page=/a/stream", null],
  ["/api/stream/shop", null],
  ["/api/shopstream", null],
  ["/shop/stream//", null],
] as const)("countTargetOf(%j) returns %j", ([target, count]) => {
  expect(countTargetOf(target)).toBe(count);
});
