import { brotliCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { sentence, type Counted, type Forms, type Scope, type SentenceOptions, type Wording } from "../../src/index.js";
import { languages, sentences } from "./languages.js";

const NUMBERS = [...Array(120).keys()].slice(1).concat(1_000_000);
const WORDINGS = ["recent", "now", "short"] as const;

it("covers the languages that a shop asks for, and says each", () => {
  expect([...languages.keys()]).toEqual(expect.arrayContaining("ar he hi ja pl pt ru tr zh-Hans zh-Hant".split(" ")));
  expect(languages.size).toBeGreaterThan(20);
  expect([...sentences.keys()].toSorted()).toStrictEqual([...languages.keys()].toSorted());
});

describe.each([...languages])("%s", (tag, messages) => {
  const rules = new Intl.PluralRules(tag);
  const category = (n: number) => rules.select(n);
  const rows = sentences.get(tag) ?? [];
  const say = (count: Partial<Counted>, options: SentenceOptions = {}) =>
    sentence(
      { visitors: 17, scope: "site", windowSeconds: 300, ...count },
      { messages, wording: "recent", ...options },
    );

  it("is named by its file", () => expect(messages.locale).toBe(tag));

  it("says what its speakers would", () =>
    expect(rows.map(([what]) => [what, say(...told(what))])).toStrictEqual(rows));

  it("has each plural category, and no other", () => {
    const own = (forms: Forms) => Object.keys(forms).filter((key) => !/^(?:\d+|atLeast)$/.test(key));
    const categories = rules.resolvedOptions().pluralCategories.toSorted();
    const { people, minutes, seconds } = messages;
    const worded = WORDINGS.flatMap((wording) => Object.values(messages[wording]));
    const all = [people, minutes, seconds, ...worded].filter((message) => typeof message !== "string");
    expect(all.map((forms) => own(forms).toSorted())).toStrictEqual(all.map(() => categories));
  });

  it("is said above with a number of each category that a number of people has", () => {
    const said = rows.map(([what]) => category(Number(what)));
    expect(said).toEqual(expect.arrayContaining([...new Set(NUMBERS.map(category))]));
  });

  const all = (scope: Scope, wording: Wording) =>
    NUMBERS.map((visitors) => say({ visitors, scope }, { wording }) ?? "");

  it.each(WORDINGS)("leaves no variable unfilled: %s", (wording) => {
    const texts = [...all("site", wording), ...all("page", wording)];
    expect(texts.filter((text) => !/^[^{}]+$/.test(text))).toStrictEqual([]);
  });

  it.each(["recent", "now"] as const)("never says the same of a site as of a page: %s", (wording) => {
    const page = new Set(all("page", wording));
    expect(all("site", wording).filter((text) => page.has(text))).toStrictEqual([]);
  });

  it("is sent in at most 0.4 kB", () => {
    expect(brotliCompressSync(JSON.stringify(messages)).length).toBeLessThanOrEqual(400);
  });
});

/** The count and the wording that a row of `sentences.txt` is about. */
function told(what: string): [Partial<Counted>, SentenceOptions] {
  const wording = WORDINGS.find((one) => what.startsWith(one)) ?? "recent";
  if (what.endsWith(" s")) return [{ windowSeconds: Number.parseInt(what, 10) }, { wording }];
  if (what.endsWith("+")) return [{ visitors: Number.parseInt(what, 10), isAtLeast: true }, { wording }];
  return [
    { visitors: Number(what) >= 0 ? Number(what) : 17, scope: what.endsWith("page") ? "page" : "site" },
    { wording },
  ];
}
