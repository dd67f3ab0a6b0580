import { describe, expect, it } from "vitest";
import { defineMessages, localeOf, sentence, type Counted, type SentenceOptions } from "../../src/index.js";
import { ar } from "../../src/messages/ar.js";
import { de } from "../../src/messages/de.js";
import { en } from "../../src/messages/en.js";
import { fa } from "../../src/messages/fa.js";
import { nb } from "../../src/messages/nb.js";
import { pt } from "../../src/messages/pt.js";
import { ru } from "../../src/messages/ru.js";
import { zhHans } from "../../src/messages/zh-Hans.js";
import { zhHant } from "../../src/messages/zh-Hant.js";

const several = [de, zhHans, zhHant, nb, pt, fa];
const say = (options: SentenceOptions, count: Partial<Counted> = {}) =>
  sentence({ visitors: 1234, scope: "site", windowSeconds: 300, ...count }, options);

describe("the language of a sentence", () => {
  it.each([
    ["de", "1.234 hier"],
    ["DE-at", "1 234 hier"],
    ["zh", "1,234 人在此"],
    ["zh-SG", "1,234 人在此"],
    ["no", "1 234 her"],
    ["no-NO", "1 234 her"],
    ["pt-PT", "1234 aqui"],
    ["fa-IR", "۱٬۲۳۴ نفر اینجا"],
    ["en-IN", "1,234 here"],
  ])("is found for %s", (locale, text) => {
    expect(say({ locale, messages: several, wording: "short" })?.replaceAll(/\s/g, " ")).toBe(text);
    expect(localeOf({ locale, messages: several })).toBe(locale);
  });

  it.each(["zh-TW", "zh-HK", "zh-Hant", "zh-Hant-MO"])("is written as in %s", (locale) =>
    expect(say({ locale, messages: several })).toContain("造訪本站"),
  );

  it.each(["fr", "tlh", "not a language", "", "de-", "nl-BE", "zh-Latn"])(
    "is English, numbers too, for %j",
    (locale) => {
      expect(say({ locale, messages: several, wording: "short" })).toBe("1,234 here");
      expect(localeOf({ locale, messages: several })).toBe("en");
    },
  );

  it("is that of the only or the first messages where none is asked for", () => {
    expect(say({ messages: de, wording: "short" })).toBe("1.234 hier");
    expect(say({ messages: several, wording: "short" })).toBe("1.234 hier");
    expect(say({ messages: [], wording: "short" })).toBe("1,234 here");
    expect(localeOf({})).toBe("en");
  });

  it("is the region's own where there is one", () => {
    const british = defineMessages({ ...en, locale: "en-GB", short: { site: "{n} in", page: "{n} in" } });
    const german = defineMessages({ ...de, locale: "de-AT", short: { site: "{n} da", page: "{n} da" } });
    const messages = [de, german, british];
    expect(say({ locale: "de-AT", messages, wording: "short" })).toMatch(/da$/);
    expect(say({ locale: "de", messages, wording: "short" })).toMatch(/hier$/);
    expect(say({ locale: "en-US", messages, wording: "short" })).toMatch(/in$/);
  });

  it("has its own digits where the locale has", () =>
    expect(say({ locale: "ar-EG", messages: ar })).toContain("١٬٢٣٤"));
});

describe("a number that was rounded down", () => {
  const plus = (visitors: number, options: SentenceOptions) =>
    say({ wording: "short", ...options }, { visitors, isAtLeast: true });

  it("has a plus", () => {
    expect(plus(999, {})).toBe("999+ here");
    expect(plus(1000, { locale: "de", messages: de })).toBe("1.000+ hier");
  });

  it("takes the form of its number", () => {
    expect(plus(21, { messages: ru, wording: "now" })).toBe("21+ человек сейчас на этом сайте");
    expect(plus(2, { messages: ru, wording: "now" })).toBe("2+ человека сейчас на этом сайте");
  });

  it("never takes a form that would lose the plus, or the singular", () => {
    expect(plus(1, { wording: "now" })).toBe("1+ people viewing this site now");
    expect(plus(2, { messages: ar, wording: "now" })).toBe("2+ شخص الآن على هذا الموقع");
  });
});

it("is found as well after more languages than anything keeps", () => {
  for (let index = 0; index < 250; index++)
    expect(say({ locale: `de-x-a${index}`, messages: de })).toMatch(/^1\.234 P/);
  expect(say({ locale: "de-AT", messages: several, wording: "short" })).toMatch(/hier$/);
});
