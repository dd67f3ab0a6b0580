import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentence, type LiveCount, type SentenceOptions } from "../../src/index.js";

const textOf = (visitors: number | null, count: Partial<LiveCount> = {}, options: SentenceOptions = {}) =>
  sentence({ visitors, scope: "site", windowSeconds: 300, ...count }, options);

describe("sentence", () => {
  it.each([
    [textOf(17), "17 people on this site in the last 5 minutes"],
    [textOf(1), "1 person on this site in the last 5 minutes"],
    [textOf(0), "0 people on this site in the last 5 minutes"],
    [textOf(5, { windowSeconds: 180 }), "5 people on this site in the last 3 minutes"],
    [textOf(5, { windowSeconds: 90 }), "5 people on this site in the last 90 seconds"],
    [textOf(5, { windowSeconds: 60 }, { wording: "recent" }), "5 people on this site in the last minute"],
    [textOf(5, { scope: "page" }), "5 people on this page in the last 5 minutes"],
    [textOf(48_213), "48,213 people on this site in the last 5 minutes"],
    [textOf(1_234_567, {}, { locale: "en-IN", wording: "short" }), "12,34,567 on this site"],
    [textOf(17, {}, { wording: "now" }), "17 people viewing this site now"],
    [textOf(17, { scope: "page" }, { wording: "now" }), "17 people viewing this page now"],
    [textOf(17, {}, { wording: "short" }), "17 on this site"],
  ])("returns %s", (text, expected) => expect(text).toBe(expected));

  it('words a count as "now" by default only if its window is at most a minute', () => {
    expect(textOf(5, { windowSeconds: 60 })).toBe("5 people viewing this site now");
    expect(textOf(5, { windowSeconds: 61 })).toBe("5 people on this site in the last 61 seconds");
  });

  it("returns null if visitors is null", () => expect(textOf(null)).toBeNull());

  it.each(["fr", "tlh", "not a language", "", "en-"])(
    "is wholly English for the locale %j, which has no messages",
    (locale) => expect(textOf(1234, {}, { locale })).toBe("1,234 people on this site in the last 5 minutes"),
  );

  it("never words a site's count as a page's, whatever the options", () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom("recent", "now", "short"), (visitors, wording) => {
        expect(textOf(visitors, { scope: "site" }, { wording })).not.toContain("page");
      }),
    );
  });
});
