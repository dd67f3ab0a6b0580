import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  defineMessages,
  sentence,
  sentenceParts,
  type Counted,
  type Messages,
  type SentenceOptions,
} from "../../src/index.js";
import { ar } from "../../src/messages/ar.js";
import { en } from "../../src/messages/en.js";
import { ja } from "../../src/messages/ja.js";
import { languages } from "./languages.js";

/** The parts of a sentence, with the number in brackets. */
const partsOf = (count: Partial<Counted>, options: SentenceOptions = {}) =>
  sentenceParts({ visitors: 17, scope: "site", windowSeconds: 300, ...count }, options)?.map(({ kind, value }) =>
    kind === "number" ? `[${value}]` : value,
  );

describe("sentenceParts", () => {
  it.each([
    [partsOf({}), ["[17]", " people on this site in the last 5 minutes"]],
    [partsOf({ visitors: 5 }), ["[5]", " people on this site in the last 5 minutes"]],
    [partsOf({ visitors: 1234 }, { wording: "short" }), ["[1,234]", " on this site"]],
    [partsOf({ visitors: 5 }, { messages: ja }), ["過去5分間に", "[5]", "人がこのサイトを閲覧"]],
    [partsOf({ visitors: 2 }, { messages: ar, wording: "now" }), ["شخصان على هذا الموقع الآن"]],
    [partsOf({ visitors: 20, isAtLeast: true }, { wording: "short" }), ["[20+]", " on this site"]],
    [
      partsOf({ visitors: 20, isAtLeast: true }, { messages: ja, wording: "now" }),
      ["現在", "[20]", "人以上がこのサイトを閲覧中"],
    ],
  ])("separates the number of visitors, and no other: %j", (parts, expected) => expect(parts).toEqual(expected));

  it("returns the number, and the plus as its suffix", () => {
    const number = (options: SentenceOptions) =>
      sentenceParts({ visitors: 20, isAtLeast: true, scope: "site", windowSeconds: 300 }, options)?.find(
        ({ kind }) => kind === "number",
      );
    expect(number({})).toEqual({ kind: "number", value: "20+", visitors: 20, suffix: "+" });
    expect(number({ messages: ja })).toEqual({ kind: "number", value: "20", visitors: 20, suffix: "" });
  });

  it("returns parts that join to the sentence, in every language", () => {
    const count = fc.record({
      visitors: fc.nat({ max: 12_000 }),
      isAtLeast: fc.boolean(),
      scope: fc.constantFrom("site", "page"),
      windowSeconds: fc.constantFrom(60, 180, 300, 90),
    });
    const options = fc.record({
      messages: fc.constantFrom(...languages.values()),
      wording: fc.constantFrom("recent", "now", "short"),
    });
    fc.assert(
      fc.property(count, options, (counted, how) => {
        const parts = sentenceParts(counted, how) ?? [];
        expect(parts.map(({ value }) => value).join("")).toBe(sentence(counted, how));
        expect(parts.filter(({ kind }) => kind === "number").length).toBeLessThan(2);
      }),
    );
  });

  it("keeps every number of own messages, and leaves an unknown variable as written", () => {
    const twice = defineMessages({ ...en, short: { site: "{n} ({n}) here", page: "{n}", elsewhere: "{n}" } });
    expect(partsOf({}, { messages: twice, wording: "short" })).toEqual(["[17]", " (", "[17]", ") here"]);
    const odd: Messages = { ...en, short: { site: "{n} {toString}", page: "{n}", elsewhere: "{n}" } };
    expect(partsOf({}, { messages: odd, wording: "short" })).toEqual(["[17]", " {toString}"]);
  });

  it("returns null if visitors is null", () => expect(partsOf({ visitors: null })).toBeUndefined());
});
