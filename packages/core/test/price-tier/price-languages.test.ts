import { readdirSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { priceTierView, type PriceLanguage, type PriceTier } from "../../src/widget.js";
import type { PriceMessages } from "../../src/index.js";

const folder = new URL("../../src/price-messages/", import.meta.url);
const languages = await Promise.all(
  readdirSync(folder).map(async (file): Promise<[string, PriceMessages]> => {
    const exported: Record<string, PriceMessages> = await import(`../../src/price-messages/${file}`);
    const [messages, ...others] = Object.values(exported);
    if (messages === undefined || others.length > 0) throw new Error(`${file} must export one language's messages`);
    return [file.replace(/\.ts$/, ""), messages];
  }),
);

const TIER: PriceTier = { total: 15, remaining: 7, nextPrice: { amount: 66, currency: "EUR" } };
const say = (tier: Partial<PriceTier>, options?: PriceLanguage) =>
  priceTierView({ ...TIER, ...tier }, options).sentence?.replaceAll("\u00A0", " ");

describe("priceTierView in English", () => {
  it("says how many are left, with the price if there is one", () => {
    expect(say({})).toBe("7 of 15 left at this price");
    expect(say({ price: { amount: 54, currency: "EUR" } })).toBe("7 of 15 left at €54");
    expect(say({ price: { amount: 54.5, currency: "EUR" } })).toBe("7 of 15 left at €54.50");
    expect(say({ price: "54 euros" })).toBe("7 of 15 left at 54 euros");
    expect(say({ remaining: 0 })).toBe("The price is now €66");
  });

  it.each([
    ["no amount", { amount: Number.NaN, currency: "EUR" }],
    ["no currency", { amount: 66, currency: "" }],
    ["a currency that is none", { amount: 66, currency: "euros" }],
  ])("shows nothing with a next price that has %s", (_, nextPrice) => {
    expect(say({ remaining: 0, nextPrice })).toBeUndefined();
  });
});

describe("the language of priceTierView", () => {
  const [de, en] = ["de", "en"].map((tag) => new Map(languages).get(tag));
  if (!de || !en) throw new Error("German and English messages are missing");

  it("is that of the locale if its messages are given, else English", () => {
    const price = { amount: 1234.5, currency: "EUR" };
    expect(say({ price }, { messages: de })).toBe("Noch 7 von 15 für 1.234,50 €");
    expect(say({ price }, { messages: [de], locale: "de-AT" })).toMatch(/^Noch 7 von 15 für/);
    expect(say({ price }, { messages: [de], locale: "en-IE" })).toBe("7 of 15 left at €1,234.50");
    expect(say({ price }, { messages: [de], locale: "ja" })).toBe("7 of 15 left at €1,234.50");
    expect(priceTierView(TIER, { messages: [de], locale: "ja" }).lang).toBe("en");
    expect(priceTierView(TIER, { messages: [de], locale: "de-AT" }).lang).toBe("de-AT");
  });
});

describe.each(languages)("price messages in %s", (tag, messages) => {
  const rules = new Intl.PluralRules(tag);
  const all = (price?: string) =>
    Array.from({ length: 40 }, (_, remaining) => say({ total: 40, remaining, price }, { messages }) ?? "");

  it("have the locale of their file name", () => expect(messages.locale).toBe(tag));

  it("have every plural category, or a text without plural forms", () => {
    const forms = [messages.left, messages.leftAt].filter((form) => typeof form !== "string");
    const categories = rules.resolvedOptions().pluralCategories.toSorted();
    expect(forms.map((form) => Object.keys(form).toSorted())).toStrictEqual(forms.map(() => categories));
  });

  it("contain the number left and the total, or the next price", () => {
    const digits = (text: string) =>
      text
        .replaceAll(/[^\d\s]/g, " ")
        .match(/\d+/g)
        ?.map(Number)
        .toSorted((a, b) => a - b);
    expect([...all(), ...all("€54")].filter((text) => !/^[^{}]+$/.test(text))).toStrictEqual([]);
    expect(digits(say({ remaining: 7 }, { messages }) ?? "")).toStrictEqual([7, 15]);
    expect(digits(say({ remaining: 7, price: "54" }, { messages }) ?? "")).toStrictEqual([7, 15, 54]);
    expect(digits(say({ remaining: 0 }, { messages }) ?? "")).toStrictEqual([66]);
  });

  it.each([undefined, "€54"])("have reserved texts without a digit, as long as every sentence (price: %s)", (price) => {
    const { left, ended } = priceTierView({ ...TIER, total: 40, price }, { messages }).reserve;
    expect(`${left} ${ended}`).not.toMatch(/[\p{Nd}{}]/u);
    const [atNone = "", ...others] = all(price);
    expect(Math.max(...others.map((text) => text.length))).toBeLessThanOrEqual(left.length);
    expect(atNone.length).toBe(ended?.length);
  });

  it("weigh at most 0.2 kB", () => {
    expect(brotliCompressSync(JSON.stringify(messages)).length).toBeLessThanOrEqual(200);
  });
});

it("priceTierView reserves three digits while the total is unknown", () => {
  const reserve = (tier: PriceTier) => priceTierView(tier).reserve;
  expect(reserve({})).toStrictEqual({
    left: "\u2007\u2007\u2007 of \u2007\u2007\u2007 left at this price",
    ended: null,
  });
  expect(reserve({ total: 15 })).toStrictEqual(reserve({ total: 15, remaining: 3 }));
  expect(reserve({ total: Number.NaN, remaining: 3 })).toStrictEqual(reserve({}));
});

it("priceTierView ignores incomplete messages", () => {
  const messages: PriceMessages = JSON.parse('{ "locale": "de", "left": "Noch {n} von {total}", "ended": null }');
  expect(say({}, { messages })).toBe("7 of 15 left at this price");
});
