import type { PriceMessages } from "../price-messages.js";
import { en } from "../price-messages/en.js";
import { priceText, type Price } from "./price.js";
import { shownTier, type PriceTierStock, type ShownTier } from "./price-tier.js";
import { formatNumber, pluralForm } from "../wording/format-number.js";
import { nearestOrFallback } from "../wording/nearest-language.js";

/** A price that holds for so many. Whatever is missing or makes no sense hides it: a tier is never guessed at. */
export interface PriceTier extends Pick<PriceTierStock, "total" | "remaining"> {
  /** The price, to be named: "7 of 15 left at €54". Left out: "7 of 15 left at this price". */
  readonly price?: Price | null | undefined;
  /** The price once none are left. */
  readonly nextPrice?: Price | null | undefined;
}

/** In which language a price tier is worded. */
export interface PriceLanguage {
  /**
   * A BCP 47 language tag, for prices and numbers too.
   *
   * @default that of the first `messages`, else "en"
   */
  readonly locale?: string | undefined;
  /** One language or several, such as `de` of `@onlookers/core/price-messages/de`. English need not be among them. */
  readonly messages?: PriceMessages | readonly PriceMessages[] | undefined;
}

/** What a price tier shows. */
export interface PriceTierView {
  /** What may be said now; `null` where nothing may. */
  readonly tier: ShownTier | null;
  /** The tier in words, or `null`. */
  readonly sentence: string | null;
  /** The widest likely texts, with blanks for their digits: room for whatever is said. */
  readonly reserve: {
    readonly left: string;
    /** `null` where no next price is known. */
    readonly ended: string | null;
  };
  /** The language of the texts. */
  readonly lang: string;
}

/** As wide as a number's digit, but none: nothing in the page may look like a number that isn't one. */
const FIGURE_SPACE = "\u2007";

/** Of three digits, where the total isn't known yet. */
const LIKELY_TOTAL = 888;

/** Works out what a price tier shows. Pure: `last` is what was last said in its place. */
export function priceTierView(
  { total, remaining, ...prices }: PriceTier,
  { locale, messages = [] }: PriceLanguage = {},
  last: ShownTier | null = null,
): PriceTierView {
  const chosen = nearestOrFallback({
    locale,
    offered: ("locale" in messages ? [messages] : messages).filter(isWhole),
    fallback: en,
  });
  const price = priceText(prices.price, chosen.locale);
  const nextPrice = priceText(prices.nextPrice, chosen.locale);
  const tier = shownTier({ total, remaining, price, nextPrice }, last);
  const most = shownTier({ total, remaining: total, price }) ? Number(total) : LIKELY_TOTAL;
  const room = (remaining: number) =>
    say({ total: most, remaining, price, nextPrice }, chosen).replaceAll(/\p{Nd}/gu, FIGURE_SPACE);
  return {
    tier,
    sentence: tier && say(tier, chosen),
    reserve: {
      left: [1, 2, 3, 5, most].map(room).reduce((longest, text) => (text.length > longest.length ? text : longest)),
      ended: nextPrice && room(0),
    },
    lang: chosen.locale,
  };
}

/** Types see to it; without them a text may be missing, and the page must not fall. */
function isWhole({ left, leftAt, ended }: PriceMessages): boolean {
  return [left, leftAt, ended].every(
    (part) => typeof part === "string" || (typeof part === "object" && part !== null && "other" in part),
  );
}

function say({ total, remaining, price, nextPrice }: ShownTier, messages: PriceMessages): string {
  const { locale } = messages;
  if (remaining === 0) return fill(messages.ended, { price: nextPrice });
  const forms = price === null ? messages.left : messages.leftAt;
  const form = pluralForm(forms, { n: remaining, locale });
  return fill(form, { n: formatNumber(remaining, locale), total: formatNumber(total, locale), price });
}

function fill(form: string, values: Readonly<Record<string, string | null>>): string {
  return form.replace(/\{(\w+)\}/g, (variable, name) => values[name] ?? variable);
}
