import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayOf, type DisplayRule } from "../../src/index.js";

/** The number as a sentence writes it; `-` for a hidden one. */
const show = (visitors: number, rule?: DisplayRule, isOnShow?: boolean) => {
  const shown = displayOf(visitors, rule, isOnShow);
  return shown === null ? "-" : `${shown.visitors}${shown.isAtLeast ? "+" : ""}`;
};

describe("displayOf", () => {
  it("hides a number below the minimum, 2 by default", () => {
    expect([0, 1, 2, 3].map((visitors) => show(visitors))).toStrictEqual(["-", "-", "2", "3"]);
    expect([9, 10].map((visitors) => show(visitors, { minimum: 10 }))).toStrictEqual(["-", "10"]);
  });

  it("keeps a shown number until it falls below `hideBelow`", () => {
    const shown = (visitors: number, hideBelow?: number) => show(visitors, { minimum: 10, hideBelow }, true);
    expect([7, 8, 9, 10].map((visitors) => shown(visitors))).toStrictEqual(["-", "8", "9", "10"]);
    expect([4, 5].map((visitors) => shown(visitors, 5))).toStrictEqual(["-", "5"]);
    expect(show(1, {}, true)).toBe("-");
  });

  it("shows a number at the minimum even if `hideBelow` is higher", () =>
    expect(show(10, { minimum: 10, hideBelow: 12 }, true)).toBe("10"));

  it("rounds down to the largest reached step, in any order of the steps", () => {
    const steps = [50, 20, 100];
    expect([19, 20, 21, 49, 50, 99, 100, 48_213].map((visitors) => show(visitors, { steps }))).toStrictEqual([
      "19",
      "20+",
      "20+",
      "20+",
      "50+",
      "50+",
      "100+",
      "100+",
    ]);
  });

  it("shows at most the maximum", () => {
    const rule = { maximum: 999 };
    expect([998, 999, 1000].map((visitors) => show(visitors, rule))).toStrictEqual(["998", "999", "999+"]);
    expect(show(70, { maximum: 30, steps: [20, 50] })).toBe("30+");
    expect(show(25, { maximum: 30, steps: [20, 50] })).toBe("20+");
  });

  it("compares the counted number with the minimum, not the rounded one", () =>
    expect(show(6, { minimum: 5, steps: [3] })).toBe("3+"));

  it("ignores steps and maxima that are not positive finite numbers", () => {
    expect(show(7, { steps: [0, -3, Number.NaN, Infinity], maximum: Infinity })).toBe("7");
    expect(show(7, { maximum: Number.NaN })).toBe("7");
    expect(show(7, { maximum: 0 })).toBe("7");
    expect(show(7, { steps: [2.5] })).toBe("2+");
  });
});

const limit = fc.option(fc.oneof(fc.integer({ min: -5, max: 1200 }), fc.double()), { nil: undefined });
const rules = fc.record({
  minimum: limit,
  hideBelow: limit,
  steps: fc.option(fc.array(fc.oneof(fc.integer({ min: -5, max: 1200 }), fc.double())), { nil: undefined }),
  maximum: limit,
});
/** The shown numbers of a growing number of visitors. */
const climb = (rule: DisplayRule, isOnShow: boolean) =>
  [0, 1, 2, 3, 5, 10, 20, 21, 50, 99, 100, 101, 500, 999, 1000, 1500, 40_000].map((visitors) =>
    displayOf(visitors, rule, isOnShow),
  );

describe("displayOf with any rule", () => {
  it("never shows more than the counted number, and marks a lower one with `isAtLeast`", () => {
    fc.assert(
      fc.property(fc.nat(2000), rules, fc.boolean(), (visitors, rule, isOnShow) => {
        const shown = displayOf(visitors, rule, isOnShow) ?? { visitors, isAtLeast: true };
        expect(shown.visitors).toBeLessThanOrEqual(visitors);
        expect(shown.visitors).toSatisfy(Number.isSafeInteger);
        expect(shown.isAtLeast || shown.visitors === visitors).toBe(true);
      }),
    );
  });

  it("never shows a lower, hidden or exact number for more visitors", () => {
    fc.assert(
      fc.property(rules, fc.boolean(), (rule, isOnShow) => {
        const ranks = climb(rule, isOnShow).map((shown) => [shown?.visitors ?? -1, shown?.isAtLeast ? 1 : 0]);
        for (const rank of [0, 1]) {
          const values = ranks.map((both) => both[rank]);
          expect(values).toStrictEqual(values.toSorted((one, other) => Number(one) - Number(other)));
        }
      }),
    );
  });

  it("shows every number on show that it would newly show", () => {
    fc.assert(
      fc.property(fc.nat(1500), rules, (visitors, rule) => {
        const [would, does] = [false, true].map((isOnShow) => displayOf(visitors, rule, isOnShow) !== null);
        expect(does || !would).toBe(true);
      }),
    );
  });
});
