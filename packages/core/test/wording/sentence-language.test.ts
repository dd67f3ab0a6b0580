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
const textOf = (options: SentenceOptions, count: Partial<Counted> = {}) =>
  sentence({ visitors: 1234, scope: "site", windowSeconds: 300, ...count }, options);

describe("the language of sentence()", () => {
  it.each([
    ["de", "1.234 auf der Website"],
    ["DE-at", "1 234 auf der Website"],
    ["zh", "本站 1,234 人"],
    ["zh-SG", "本站 1,234 人"],
    ["no", "1 234 på nettstedet"],
    ["no-NO", "1 234 på nettstedet"],
    ["pt-PT", "1234 no site"],
    ["fa-IR", "۱٬۲۳۴ نفر در سایت"],
    ["en-IN", "1,234 on this site"],
  ])("is the requested one for %s", (locale, text) => {
    expect(textOf({ locale, messages: several, wording: "short" })?.replaceAll(/\s/g, " ")).toBe(text);
    expect(localeOf({ locale, messages: several })).toBe(locale);
  });

  it.each([
    ["de_AT.UTF-8", "de-AT", "1 234 auf der Website"],

    ["pt_pt", "pt-pt", "1234 no site"],
  ])("is the BCP 47 tag in %j", (locale, lang, text) => {
    expect(textOf({ locale, messages: several, wording: "short" })?.replaceAll(/\s/g, " ")).toBe(text);
    expect(localeOf({ locale, messages: several })).toBe(lang);
  });

  it.each(["zh-TW", "zh-HK", "zh-Hant", "zh-Hant-MO"])("has traditional characters for %s", (locale) =>
    expect(textOf({ locale, messages: several })).toContain("造訪本站"),
  );

  it.each(["fr", "tlh", "not a language", "", "de-", "it is", "nl-BE", "zh-Latn"])(
    "is English for %j, its numbers too",
    (locale) => {
      expect(textOf({ locale, messages: several, wording: "short" })).toBe("1,234 on this site");
      expect(localeOf({ locale, messages: several })).toBe("en");
    },
  );

  it("is that of the first messages by default", () => {
    expect(textOf({ messages: de, wording: "short" })).toBe("1.234 auf der Website");
    expect(textOf({ messages: several, wording: "short" })).toBe("1.234 auf der Website");
    expect(textOf({ messages: [], wording: "short" })).toBe("1,234 on this site");
    expect(localeOf({})).toBe("en");
  });

  it("is that of the requested region, if messages for it were passed", () => {
    const british = defineMessages({
      ...en,
      locale: "en-GB",
      short: { site: "{n} in", page: "{n} in", elsewhere: "{n} in" },
    });
    const german = defineMessages({
      ...de,
      locale: "de-AT",
      short: { site: "{n} da", page: "{n} da", elsewhere: "{n} da" },
    });
    const messages = [de, german, british];
    expect(textOf({ locale: "de-AT", messages, wording: "short" })).toMatch(/da$/);
    expect(textOf({ locale: "de", messages, wording: "short" })).toMatch(/Website$/);
    expect(textOf({ locale: "en-US", messages, wording: "short" })).toMatch(/in$/);
  });

  it("has the digits of the locale", () => expect(textOf({ locale: "ar-EG", messages: ar })).toContain("١٬٢٣٤"));
});

describe("a rounded number in sentence()", () => {
  const plus = (visitors: number, options: SentenceOptions) =>
    textOf({ wording: "short", ...options }, { visitors, isAtLeast: true });

  it("ends with a plus", () => {
    expect(plus(999, {})).toBe("999+ on this site");
    expect(plus(1000, { locale: "de", messages: de })).toBe("1.000+ auf der Website");
  });

  it("has the plural form of its number", () => {
    expect(plus(21, { messages: ru, wording: "now" })).toBe("21+ человек сейчас на этом сайте");
    expect(plus(2, { messages: ru, wording: "now" })).toBe("2+ человека сейчас на этом сайте");
  });

  it("never has a form without a place for the plus, nor the singular", () => {
    expect(plus(1, { wording: "now" })).toBe("1+ people viewing this site now");
    expect(plus(2, { messages: ar, wording: "now" })).toBe("2+ شخص على هذا الموقع الآن");
  });
});

it("sentence() words a locale correctly after more locales than are cached", () => {
  for (let index = 0; index < 250; index++)
    expect(textOf({ locale: `de-x-a${index}`, messages: de })).toMatch(/^1\.234 P/);
  expect(textOf({ locale: "de-AT", messages: several, wording: "short" })).toMatch(/Website$/);
});
