import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defineMessages, sentence } from "../../src/index.js";
import { reservedText } from "../../src/widget.js";
import { en } from "../../src/messages/en.js";
import { languages } from "../wording/languages.js";

const read = (text: string) => text.replaceAll("\u2007", "#");

describe("reservedText", () => {
  it("is at least as long as every likely sentence in every language, and contains no digit", () => {
    for (const messages of languages.values()) {
      for (const wording of ["recent", "now", "short"] as const) {
        for (const scope of ["site", "page"] as const) {
          const reserved = reservedText(scope, { messages, wording });
          expect(reserved).not.toMatch(/\p{Nd}/u);
          fc.assert(
            fc.property(fc.integer({ min: 2, max: 9999 }), fc.constantFrom(180, 300), (visitors, windowSeconds) => {
              const text = sentence({ visitors, scope, windowSeconds }, { messages, wording }) ?? "";
              expect(text.length).toBeLessThanOrEqual(reserved.length);
            }),
            { numRuns: 20 },
          );
        }
      }
    }
  });

  it("is worded for the requested scope", () => {
    expect(read(reservedText("site"))).toBe("#,### people on this site in the last # minutes");
    expect(read(reservedText("page"))).toBe("#,### people on this page in the last # minutes");
  });

  it.each([
    ["##+ on this site", { maximum: 99 }],
    ["###+ on this site", { steps: [20, 100, 50] }],
    ["##+ on this site", { steps: [20, 100], maximum: 50 }],
    ["#+ on this site", { maximum: 9 }],
    ["#,###+ on this site", { maximum: 12_000 }],
    ["#,###+ on this site", { steps: [] }],
  ])("has as many blanks as the rule shows digits: %s", (text, rule) =>
    expect(read(reservedText("site", { wording: "short", ...rule }))).toBe(text),
  );

  it("uses the words of an exact number if those of a rounded one are shorter", () => {
    const people = { one: "{n} shopper", other: "{n} shoppers at this moment", atLeast: "over {n}" } as const;
    const short = { site: "{people}", page: "{people}", elsewhere: "{people}" } as const;
    const messages = defineMessages({ ...en, people, short });
    expect(read(reservedText("site", { messages, wording: "short", steps: [20] }))).toBe("## shoppers at this moment");
  });

  it("uses the longest plural form", () => {
    expect(read(reservedText("site", { messages: languages.get("ru"), wording: "now" }))).toMatch(/человека/);
    expect(read(reservedText("site", { messages: languages.get("ru"), wording: "recent" }))).toMatch(/минуты/);
    expect(read(reservedText("site", { messages: languages.get("pl"), maximum: 99 }))).toMatch(/^##\+ osoby/);
  });
});
