import { describe, expect, it } from "vitest";
import { defineMessages, sentence, type Counted, type Messages, type SentenceOptions } from "../../src/index.js";
import { en } from "../../src/messages/en.js";
import { pl } from "../../src/messages/pl.js";

const textOf = (messages: Messages, count: Partial<Counted> = {}, options: SentenceOptions = {}) =>
  sentence({ visitors: 17, scope: "site", windowSeconds: 300, ...count }, { messages, ...options });

const both = <Text>(text: Text) => ({ site: text, page: text, elsewhere: text });

describe("defineMessages", () => {
  it("uses an app's own texts by plural category", () => {
    const own = defineMessages({
      ...pl,
      recent: {
        site: {
          one: "{n} osoba oglądała nasz sklep {time}",
          few: "{n} osoby oglądały nasz sklep {time}",
          many: "{n} osób oglądało nasz sklep {time}",
          other: "{n} osoby oglądało nasz sklep {time}",
        },
        page: pl.recent.page,
        elsewhere: pl.recent.elsewhere,
      },
    });
    expect(textOf(own)).toBe("17 osób oglądało nasz sklep w ciągu ostatnich 5 minut");
    expect(textOf(own, { visitors: 2 })).toBe("2 osoby oglądały nasz sklep w ciągu ostatnich 5 minut");
    expect(textOf(own, { visitors: 20, isAtLeast: true })).toContain("20+ osób oglądało");
    expect(textOf(own, { scope: "page" })).toBe("17 osób na tej stronie w ciągu ostatnich 5 minut");
  });

  it("accepts an own noun, and a text for one exact number", () => {
    const own = defineMessages({ ...en, people: { 3: "three readers", one: "{n} reader", other: "{n} readers" } });
    expect([1, 2, 3].map((visitors) => textOf(own, { visitors }, { wording: "now" }))).toStrictEqual([
      "1 reader viewing this site now",
      "2 readers viewing this site now",
      "three readers viewing this site now",
    ]);
    expect(textOf(own, { visitors: 3, isAtLeast: true }, { wording: "now" })).toBe("3+ readers viewing this site now");
  });

  it("accepts a language without built-in messages", () => {
    const esperanto = defineMessages({
      ...en,
      locale: "eo",
      people: { one: "{n} homo", other: "{n} homoj" },
      short: both("{people} ĉi tie"),
    });
    expect(textOf(esperanto, {}, { wording: "short" })).toBe("17 homoj ĉi tie");
  });

  it("never words a site's count with a page's text, even if the site's text is missing", () => {
    const { recent } = defineMessages({
      ...en,
      recent: { site: "{n}, site, {time}", page: "{n}, page, {time}", elsewhere: "{n}, it, {time}" },
    });
    expect(textOf({ ...en, recent })).toBe("17, site, in the last 5 minutes");
    const broken = JSON.parse(JSON.stringify({ ...en, recent: { page: recent.page } }));
    expect(textOf(broken)).toBe("17 people on this site in the last 5 minutes");
    expect(textOf(JSON.parse(JSON.stringify({ ...en, recent: null })))).toBe(
      "17 people on this site in the last 5 minutes",
    );
  });

  it("makes mistakes type errors", () => {
    // @ts-expect-error -- Polish has four categories.
    defineMessages({ ...pl, people: { one: "{n} osoba", other: "{n} osoby" } });
    // @ts-expect-error -- The page's text is missing.
    defineMessages({ ...en, now: { site: "{n} here" } });
    // @ts-expect-error -- {total} is no variable.
    defineMessages({ ...en, short: { site: "{n} of {total}", page: "{n} here", elsewhere: "{n}" } });
    // @ts-expect-error -- {count} is no variable, here in a plural form.
    defineMessages({ ...en, people: { one: "{count} person", other: "{n} people" } });
    // @ts-expect-error -- A `recent` text must contain {time}.
    defineMessages({ ...en, recent: both("{people} here") });
    // @ts-expect-error -- The text has no number.
    defineMessages({ ...en, short: both("Many here") });
    expect(textOf(en)).toContain("17");
  });
});
