import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { en } from "../../src/price-messages/en.js";
import { shownTier, type PriceTierStock } from "../../src/price-tier/price-tier.js";
import { priceTierView, type ShownTier } from "../../src/widget.js";

const STOCK = { total: 15, remaining: 7, price: "€54", nextPrice: "€66" };

/** The numbers that one place shows for these stocks in turn; `-` for none. */
function follow(stocks: readonly PriceTierStock[]): (number | "-")[] {
  let last: ShownTier | null = null;
  return stocks.map((stock) => {
    const tier = shownTier(stock, last);
    last = tier ?? last;
    return tier?.remaining ?? "-";
  });
}
const left = (...remaining: (number | null)[]) => follow(remaining.map((one) => ({ ...STOCK, remaining: one })));

describe("shownTier", () => {
  it("returns how many are left", () => expect(shownTier(STOCK)).toStrictEqual(STOCK));

  it("ends at 0 only with a next price", () => {
    expect(left(2, 1, 0)).toStrictEqual([2, 1, 0]);
    expect(shownTier({ ...STOCK, remaining: 0 })?.nextPrice).toBe("€66");
    expect(shownTier({ ...STOCK, remaining: 0, nextPrice: null })).toBeNull();
    expect(shownTier({ ...STOCK, remaining: 0, nextPrice: "" })).toBeNull();
  });

  it("needs no price while some are left", () =>
    expect(shownTier({ total: 15, remaining: 7 })).toStrictEqual({
      total: 15,
      remaining: 7,
      price: null,
      nextPrice: null,
    }));

  it("returns nothing while the stock is higher than shown before, then continues", () => {
    expect(left(7, 9, 8, 7, 6)).toStrictEqual([7, "-", "-", 7, 6]);
    expect(left(1, 0, 2, 0)).toStrictEqual([1, 0, "-", 0]);
  });

  it("remembers the last shown number while data is missing", () =>
    expect(left(7, null, 8, 6)).toStrictEqual([7, "-", "-", 6]));

  it("starts over with another total or price, but not with another next price", () => {
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
    ["a missing total", { total: undefined }],
    ["a missing stock", { remaining: undefined }],
    ["null", { remaining: null }],
    ["NaN", { remaining: Number.NaN }],
    ["a negative stock", { remaining: -1 }],
    ["a fraction", { remaining: 2.5 }],
    ["an infinite total", { total: Infinity }],
    ["more than the total", { remaining: 16 }],
    ["a total of 0", { total: 0, remaining: 0 }],
    ["a text", { remaining: JSON.parse('"7"') }],
  ])("returns nothing for %s", (_, wrong) => expect(shownTier({ ...STOCK, ...wrong })).toBeNull());
});

const numbers = fc.oneof(fc.integer({ min: -2, max: 20 }), fc.double(), fc.constantFrom(null, undefined));

it("shownTier only ever shows numbers of the stock, and only falling ones", () => {
  const stocks = fc.array(fc.record({ total: fc.constantFrom(15, 15, 15, null), remaining: numbers }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(stocks, fc.constantFrom("€66", null), (all, nextPrice) => {
      const shown = follow(all.map((stock) => ({ ...stock, nextPrice })));
      const numbersShown = shown.flatMap((one) => (one === "-" ? [] : [one]));
      expect(numbersShown).toStrictEqual(numbersShown.toSorted((one, other) => other - one));
      shown.forEach((one, index) => expect(one === "-" || one === all[index]?.remaining).toBe(true));
      expect(nextPrice !== null || !numbersShown.includes(0)).toBe(true);
    }),
  );
});

it.each(["constructor", "toString", "__proto__", "unknown"])(
  "priceTierView keeps {%s} in a message as it is",
  (name) => {
    const left = { other: `{n} of {total} {${name}}` as const };
    expect(priceTierView({ total: 15, remaining: 7 }, { messages: { ...en, left } }).sentence).toBe(
      `7 of 15 {${name}}`,
    );
  },
);
