import { describe, expect, it } from "vitest";
import { memoizeByLocale } from "../../src/wording/memoize.js";

describe("memoizeByLocale", () => {
  it("creates once for a locale, and caches a limited number of locales", () => {
    const created: string[] = [];
    const get = memoizeByLocale((locale) => created.push(locale));
    expect([get("de"), get("en"), get("de")]).toStrictEqual([1, 2, 1]);
    for (let i = 0; i < 1000; i++) get(`x-${i}`);
    created.length = 0;
    for (let i = 0; i < 1000; i++) get(`x-${i}`);
    expect(created.length).toBeGreaterThan(800);
  });
});
