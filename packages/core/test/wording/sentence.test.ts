import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentence, type LiveCount, type SentenceOptions } from "../../src/index.js";

const say = (visitors: number | null, count: Partial<LiveCount> = {}, options: SentenceOptions = {}) =>
  sentence({ visitors, scope: "site", windowSeconds: 300, ...count }, options);

describe("the sentence", () => {
  it.each([
    [say(17), "17 people on this site in the last 5 minutes"],
    [say(1), "1 person on this site in the last 5 minutes"],
    [say(0), "0 people on this site in the last 5 minutes"],
    [say(5, { windowSeconds: 180 }), "5 people on this site in the last 3 minutes"],
    [say(5, { windowSeconds: 90 }), "5 people on this site in the last 90 seconds"],
    [say(5, { windowSeconds: 60 }, { wording: "recent" }), "5 people on this site in the last minute"],
    [say(5, { scope: "page" }), "5 people on this page in the last 5 minutes"],
    [say(48_213), "48,213 people on this site in the last 5 minutes"],
    [say(1_234_567, {}, { locale: "en-IN", wording: "short" }), "12,34,567 here"],
    [say(17, {}, { wording: "now" }), "17 people viewing this site now"],
    [say(17, { scope: "page" }, { wording: "now" }), "17 people viewing this page now"],
    [say(17, {}, { wording: "short" }), "17 here"],
  ])("reads %s", (text, expected) => expect(text).toBe(expected));

  it("says now by itself only of a window of at most a minute", () => {
    expect(say(5, { windowSeconds: 60 })).toBe("5 people viewing this site now");
    expect(say(5, { windowSeconds: 61 })).toBe("5 people on this site in the last 61 seconds");
  });

  it("says nothing where the count says nothing", () => expect(say(null)).toBeNull());

  it.each(["fr", "tlh", "not a language", "", "en-"])("reads English, whole, for the locale %j", (locale) =>
    expect(say(1234, {}, { locale })).toBe("1,234 people on this site in the last 5 minutes"),
  );

  it("never words a site's number as a page's, whatever is asked", () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom("recent", "now", "short"), (visitors, wording) => {
        expect(say(visitors, { scope: "site" }, { wording })).not.toContain("page");
      }),
    );
  });
});
