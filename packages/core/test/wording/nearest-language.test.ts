import { describe, expect, it } from "vitest";
import { nearestLanguage } from "../../src/wording/nearest-language.js";

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

  it.each(["en", "de-Cyrl", "", "../de", "de_DE", "__proto__"])("returns undefined for %j", (tag) => {
    expect(nearestLanguage(tag, LANGUAGES)).toBeUndefined();
  });
});
