import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNews } from "../../src/display/announcement.js";
import { shown } from "../counts.js";

const exact = (visitors: number, announced: number) => isNews(shown(visitors), shown(announced));

describe("isNews", () => {
  it("accepts a number that reaches another step", () => {
    const reached = [2, 3, 4, 5, 6, 9, 10, 19, 20, 49, 50, 99, 100, 1000].filter((n, i, all) =>
      exact(n, all[i - 1] ?? 1),
    );
    expect(reached).toStrictEqual([2, 5, 10, 20, 50, 100, 1000]);
  });

  it("accepts a fall only well below the step, so that a number does not go to and fro", () => {
    expect([19, 16, 15, 10].map((n) => exact(n, 20))).toStrictEqual([false, false, true, true]);
    expect([49, 40, 39].map((n) => exact(n, 99))).toStrictEqual([false, false, true]);
    expect(exact(0, 2)).toBe(true);
  });

  it("uses the steps of the display rule for rounded numbers", () => {
    const atLeast = (visitors: number, announced: number) =>
      isNews(shown(visitors, { isAtLeast: true }), shown(announced, { isAtLeast: true }));
    expect([atLeast(40, 30), atLeast(30, 30), atLeast(30, 40)]).toStrictEqual([true, false, true]);
    expect(isNews(shown(20, { isAtLeast: true }), shown(19))).toBe(true);
    expect(isNews(shown(17), shown(20, { isAtLeast: true }))).toBe(false);
  });

  it("rejects a number of another page", () => {
    const page = { scope: "page", page: "/a" } as const;
    expect(isNews(shown(50, { ...page, page: "/b" }), shown(5, page))).toBe(false);
    expect(isNews(shown(50), shown(5, page))).toBe(false);
    expect(isNews(shown(50, page), shown(5, page))).toBe(true);
  });
});

it("isNews rejects an equal number, and the way back after a small change", () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), (one, other) => {
      expect(exact(one, one)).toBe(false);
      const isSmall = Math.abs(one - other) < Math.max(one, other) / 5;
      expect(isSmall && exact(one, other) && exact(other, one)).toBe(false);
    }),
  );
});
