import { expect, it } from "vitest";
import { defineMessages, sentence, type Counted, type Messages, type SentenceOptions } from "../../src/index.js";
import { en } from "../../src/messages/en.js";
import { pl } from "../../src/messages/pl.js";

const say = (messages: Messages, count: Partial<Counted> = {}, options: SentenceOptions = {}) =>
  sentence({ visitors: 17, scope: "site", windowSeconds: 300, ...count }, { messages, ...options });

const both = <Text>(text: Text) => ({ site: text, page: text });

it("words a shop's own way, by plural category", () => {
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
    },
  });
  expect(say(own)).toBe("17 osób oglądało nasz sklep w ciągu ostatnich 5 minut");
  expect(say(own, { visitors: 2 })).toBe("2 osoby oglądały nasz sklep w ciągu ostatnich 5 minut");
  expect(say(own, { visitors: 20, isAtLeast: true })).toContain("20+ osób oglądało");
  expect(say(own, { scope: "page" })).toBe("17 osób na tej stronie w ciągu ostatnich 5 minut");
});

it("takes a noun of the shop's own, and a text for one number alone", () => {
  const own = defineMessages({ ...en, people: { 3: "three readers", one: "{n} reader", other: "{n} readers" } });
  expect([1, 2, 3].map((visitors) => say(own, { visitors }, { wording: "now" }))).toStrictEqual([
    "1 reader viewing this site now",
    "2 readers viewing this site now",
    "three readers viewing this site now",
  ]);
  expect(say(own, { visitors: 3, isAtLeast: true }, { wording: "now" })).toBe("3+ readers viewing this site now");
});

it("takes a language that comes with no messages", () => {
  const esperanto = defineMessages({
    ...en,
    locale: "eo",
    people: { one: "{n} homo", other: "{n} homoj" },
    short: both("{people} ĉi tie"),
  });
  expect(say(esperanto, {}, { wording: "short" })).toBe("17 homoj ĉi tie");
});

it("never says a page's text of a site's number, even where there is no other", () => {
  const { recent } = defineMessages({ ...en, recent: { site: "{n}, site, {time}", page: "{n}, page, {time}" } });
  expect(say({ ...en, recent })).toBe("17, site, in the last 5 minutes");
  const broken = JSON.parse(JSON.stringify({ ...en, recent: { page: recent.page } }));
  expect(say(broken)).toBe("17 people on this site in the last 5 minutes");
  expect(say(JSON.parse(JSON.stringify({ ...en, recent: null })))).toBe("17 people on this site in the last 5 minutes");
});

it("has its mistakes found by the compiler", () => {
  // @ts-expect-error -- Polish has four categories.
  defineMessages({ ...pl, people: { one: "{n} osoba", other: "{n} osoby" } });
  // @ts-expect-error -- The page's text is missing.
  defineMessages({ ...en, now: { site: "{n} here" } });
  // @ts-expect-error -- Nothing fills this variable.
  defineMessages({ ...en, short: { site: "{n} of {total}", page: "{n} here" } });
  // @ts-expect-error -- A form that nothing fills.
  defineMessages({ ...en, people: { one: "{count} person", other: "{n} people" } });
  // @ts-expect-error -- The window may not be hidden from the reader.
  defineMessages({ ...en, recent: both("{people} here") });
  // @ts-expect-error -- No number.
  defineMessages({ ...en, short: both("Many here") });
  expect(say(en)).toContain("17");
});
