import { describe, expect, it } from "vitest";
import { nearestLanguage } from "../../src/wording/language.js";

const LANGUAGES = ["de", "nb", "pt", "pt-PT", "zh-Hans", "zh-Hant"] as const;

describe("nearestLanguage", () => {
  it.each([
    ["de", "de"],
    ["de-AT", "de"],
    ["DE-latn-x-shop", "de"],
    ["no", "nb"],
    ["pt-BR", "pt"],
    ["pt-PT", "pt-PT"],
    ["zh-TW", "zh-Hant"],
    ["zh", "zh-Hans"],
  ])("returns for %s the tag %s", (tag, language) => {
    expect(nearestLanguage(tag, LANGUAGES)).toBe(language);
  });

  it.each([
    ["de_DE", "de"],
    ["de_AT.UTF-8", "de"],
    ["de_DE.ISO8859-1@euro", "de"],
    ["DE_at", "de"],
    [" de-AT ", "de"],
    ["de_DE@collation=phonebook", "de"],
    ["de-AT,de;q=0.9,en;q=0.8", "de"],
    ["de_CH:fr_CH", "de"],
    ["no_NO.utf8", "nb"],
    ["NO", "nb"],
    ["pt_pt", "pt-PT"],
    ["PT_BR", "pt"],
    ["zh_TW", "zh-Hant"],
    ["zh_SG.GB2312", "zh-Hans"],
    ["zh_Hant_HK", "zh-Hant"],
    ["de_Latn_AT.utf8", "de"],
    ["zh-Hant_HK", "zh-Hant"],
    ["ZH_HANT", "zh-Hant"],
  ])("reads the notation of %j as %s", (text, language) => {
    expect(nearestLanguage(text, LANGUAGES)).toBe(language);
  });

  it.each([
    "en",
    "de-Cyrl",
    "",
    "../de",
    "de/../en",
    "C.UTF-8",
    "POSIX",
    "__proto__",
    "it is",
    "zh_TW_#Hant",
    "_",
    "-de",
  ])("returns undefined for %j", (tag) => {
    expect(nearestLanguage(tag, LANGUAGES)).toBeUndefined();
  });
});
