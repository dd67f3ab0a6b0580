import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defineMessages, reservedText, sentence } from "../src/index.js";
import { en } from "../src/messages/en.js";
import { languages } from "./languages.js";

const read = (text: string) => text.replaceAll("\u2007", "#");

describe("the text that room is kept for", () => {
  it("is as long as any likely count's in every language, and has no digit", () => {
    for (const messages of languages.values()) {
      for (const wording of ["recent", "now", "short"] as const) {
        for (const scope of ["site", "page"] as const) {
          const reserved = reservedText(scope, { messages, wording });
          expect(reserved).not.toMatch(/\p{Nd}/u);
          fc.assert(
            fc.property(fc.integer({ min: 2, max: 999 }), fc.constantFrom(180, 300), (visitors, windowSeconds) => {
              const text = sentence({ visitors, scope, windowSeconds }, { messages, wording }) ?? "";
              expect(text.length).toBeLessThanOrEqual(reserved.length);
            }),
            { numRuns: 20 },
          );
        }
      }
    }
  });

  it("is of the scope that is asked for", () => {
    expect(read(reservedText("site"))).toBe("### people on this site in the last # minutes");
    expect(read(reservedText("page"))).toBe("### people on this page in the last # minutes");
  });

  it("has the plus of a number that is rounded down, or the exact one's words where they are longer", () => {
    expect(read(reservedText("site", { wording: "short", maximum: 99 }))).toBe("###+ here");
    const people = { one: "{n} shopper", other: "{n} shoppers at this moment", atLeast: "over {n}" } as const;
    const short = { site: "{people}", page: "{people}" } as const;
    const messages = defineMessages({ ...en, people, short });
    expect(read(reservedText("site", { messages, wording: "short", steps: [20] }))).toBe("### shoppers at this moment");
  });
});
