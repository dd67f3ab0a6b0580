import { brotliCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { sentence, type Counted, type Forms, type Scope, type SentenceOptions, type Wording } from "../../src/index.js";
import { languages, sentences } from "./languages.js";

const NUMBERS = [...Array(120).keys()].slice(1).concat(1_000_000);
const WORDINGS = ["recent", "now", "short"] as const;

it("every language has a file and a block in sentences.txt", () => {
  expect([...languages.keys()]).toEqual(expect.arrayContaining("ar he hi ja pl pt ru tr zh-Hans zh-Hant".split(" ")));
  expect(languages.size).toBeGreaterThan(20);
  expect([...sentences.keys()].toSorted()).toStrictEqual([...languages.keys()].toSorted());
});

describe.each([...languages])("messages of %s", (tag, messages) => {
  const rules = new Intl.PluralRules(tag);
  const category = (n: number) => rules.select(n);
  const rows = sentences.get(tag) ?? [];
  const textOf = (count: Partial<Counted>, options: SentenceOptions = {}) =>
    sentence(
      { visitors: 17, scope: "site", windowSeconds: 300, ...count },
      { messages, wording: "recent", ...options },
    );

  it("have the locale of their file name", () => expect(messages.locale).toBe(tag));

  it("word every row of sentences.txt", () =>
    expect(rows.map(([row]) => [row, textOf(...parseRow(row))])).toStrictEqual(rows));

  it("have exactly the plural categories of the language", () => {
    const own = (forms: Forms) => Object.keys(forms).filter((key) => !/^(?:\d+|atLeast)$/.test(key));
    const categories = rules.resolvedOptions().pluralCategories.toSorted();
    const { people, minutes, seconds } = messages;
    const worded = WORDINGS.flatMap((wording) => Object.values(messages[wording]));
    const all = [people, minutes, seconds, ...worded].filter((message) => typeof message !== "string");
    expect(all.map((forms) => own(forms).toSorted())).toStrictEqual(all.map(() => categories));
  });

  it("are covered by sentences.txt in each plural category of a number of people", () => {
    const covered = rows.map(([row]) => category(Number(row)));
    expect(covered).toEqual(expect.arrayContaining([...new Set(NUMBERS.map(category))]));
  });

  const all = (scope: Scope, wording: Wording) =>
    NUMBERS.map((visitors) => textOf({ visitors, scope }, { wording }) ?? "");

  it.each(WORDINGS)("leave no variable unfilled: %s", (wording) => {
    const texts = [...all("site", wording), ...all("page", wording)];
    expect(texts.filter((text) => !/^[^{}]+$/.test(text))).toStrictEqual([]);
  });

  it.each(WORDINGS)("never word a site's count like a page's: %s", (wording) => {
    const page = new Set(all("page", wording));
    expect(all("site", wording).filter((text) => page.has(text))).toStrictEqual([]);
  });

  it.each(WORDINGS)("word a page's count elsewhere differently from one on that page: %s", (wording) => {
    const own = new Set(all("page", wording));
    const elsewhere = NUMBERS.map(
      (visitors) => textOf({ visitors, scope: "page" }, { wording, elsewhere: true }) ?? "",
    );
    expect(elsewhere.filter((text) => own.has(text) || !/^[^{}]+$/.test(text))).toStrictEqual([]);
  });

  it("word a site's count elsewhere as ever", () =>
    expect(WORDINGS.map((wording) => textOf({}, { wording, elsewhere: true }))).toStrictEqual(
      WORDINGS.map((wording) => textOf({}, { wording })),
    ));

  it("name the window elsewhere if it is longer than a minute, although the wording is short", () =>
    expect(textOf({ scope: "page" }, { wording: "short", elsewhere: true })).toBe(
      textOf({ scope: "page" }, { wording: "recent", elsewhere: true }),
    ));

  it("compress to at most 0.4 kB", () => {
    expect(brotliCompressSync(JSON.stringify(messages)).length).toBeLessThanOrEqual(400);
  });
});

/** The count and the options that the first column of a row in `sentences.txt` describes. */
function parseRow(row: string): [Partial<Counted>, SentenceOptions] {
  if (row.startsWith("elsewhere")) {
    const [, wording = "recent", n = "17"] = /^elsewhere(?: ([a-z]+))?(?: (\d+))?$/.exec(row) ?? [];
    const count = { visitors: Number(n), scope: "page", windowSeconds: wording === "recent" ? 300 : 30 } as const;
    return [count, { wording: WORDINGS.find((one) => one === wording), elsewhere: true }];
  }
  const wording = WORDINGS.find((one) => row.startsWith(one)) ?? "recent";
  if (row.endsWith(" s")) return [{ windowSeconds: Number.parseInt(row, 10) }, { wording }];
  if (row.endsWith("+")) return [{ visitors: Number.parseInt(row, 10), isAtLeast: true }, { wording }];
  return [
    { visitors: Number(row) >= 0 ? Number(row) : 17, scope: row.endsWith("page") ? "page" : "site" },
    { wording },
  ];
}
