import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shownTier, type PriceTierStock } from "../../src/price-tier/price-tier.js";
import type { ShownTier } from "../../src/widget.js";

const STOCK = { total: 15, remaining: 7, price: "€54", nextPrice: "€66" };

/** What is said of one stock after the other in one place: how many are left, `-` for nothing. */
function follow(stocks: readonly PriceTierStock[]): (number | "-")[] {
  let last: ShownTier | null = null;
  return stocks.map((stock) => {
    const tier = shownTier(stock, last);
    last = tier ?? last;
    return tier?.remaining ?? "-";
  });
}
const left = (...remaining: (number | null)[]) => follow(remaining.map((one) => ({ ...STOCK, remaining: one })));

describe("a price tier", () => {
  it("says how many are left", () => expect(shownTier(STOCK)).toStrictEqual(STOCK));

  it("stops at none with the next price", () => {
    expect(left(2, 1, 0)).toStrictEqual([2, 1, 0]);
    expect(shownTier({ ...STOCK, remaining: 0 })?.nextPrice).toBe("€66");
    expect(shownTier({ ...STOCK, remaining: 0, nextPrice: null })).toBeNull();
    expect(shownTier({ ...STOCK, remaining: 0, nextPrice: "" })).toBeNull();
  });

  it("needs no price to be named while some are left", () =>
    expect(shownTier({ total: 15, remaining: 7 })).toStrictEqual({
      total: 15,
      remaining: 7,
      price: null,
      nextPrice: null,
    }));

  it("says nothing while more are left than it said, and goes on where it stopped", () => {
    expect(left(7, 9, 8, 7, 6)).toStrictEqual([7, "-", "-", 7, 6]);
    expect(left(1, 0, 2, 0)).toStrictEqual([1, 0, "-", 0]);
  });

  it("forgets nothing while its data is missing", () => expect(left(7, null, 8, 6)).toStrictEqual([7, "-", "-", 6]));

  it("begins anew with another total or another price", () => {
    expect(follow([STOCK, { ...STOCK, total: 20, remaining: 18 }])).toStrictEqual([7, 18]);
    expect(
      follow([
        { ...STOCK, remaining: 0 },
        { ...STOCK, price: "€66", remaining: 15 },
      ]),
    ).toStrictEqual([0, 15]);
    expect(follow([STOCK, { ...STOCK, nextPrice: "€70", remaining: 8 }])).toStrictEqual([7, "-"]);
  });

  it.each([
    ["no total", { total: undefined }],
    ["no stock", { remaining: undefined }],
    ["null", { remaining: null }],
    ["no number", { remaining: Number.NaN }],
    ["less than none", { remaining: -1 }],
    ["a part of one", { remaining: 2.5 }],
    ["no end", { total: Infinity }],
    ["more than there were", { remaining: 16 }],
    ["none of none", { total: 0, remaining: 0 }],
    ["a text", { remaining: JSON.parse('"7"') }],
  ])("says nothing of %s", (_, wrong) => expect(shownTier({ ...STOCK, ...wrong })).toBeNull());
});

const numbers = fc.oneof(fc.integer({ min: -2, max: 20 }), fc.double(), fc.constantFrom(null, undefined));

it("whatever a shop says of its stock, what is shown is what the shop said, and only falls", () => {
  const stocks = fc.array(fc.record({ total: fc.constantFrom(15, 15, 15, null), remaining: numbers }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(stocks, fc.constantFrom("€66", null), (all, nextPrice) => {
      const shown = follow(all.map((stock) => ({ ...stock, nextPrice })));
      const said = shown.flatMap((one) => (one === "-" ? [] : [one]));
      expect(said).toStrictEqual(said.toSorted((one, other) => other - one));
      shown.forEach((one, index) => expect(one === "-" || one === all[index]?.remaining).toBe(true));
      expect(nextPrice !== null || !said.includes(0)).toBe(true);
    }),
  );
});
