import { en } from "../price-messages/en.js";
import type { PriceMessages } from "../price-messages.js";
import { longest, withBlanks } from "../view/counter-attributes.js";
import { formatNumber, pluralForm } from "../wording/format-number.js";
import { completeOf, nearestOrFallback } from "../wording/language.js";
import { shownTier, type PriceTierStock, type ShownTier } from "./price-tier.js";
import { priceText, type Price } from "./price.js";

/** A price for a limited number of items. A missing or contradictory value hides the tier: nothing is guessed. */
export interface PriceTier extends Pick<PriceTierStock, "total" | "remaining"> {
  /** The price in the sentence: "7 of 15 left at €54". Without it: "7 of 15 left at this price". */
  readonly price?: Price | null | undefined;
  /** The price after the last item. */
  readonly nextPrice?: Price | null | undefined;
}

/** The language of a price tier. */
export interface PriceLanguage {
  /**
   * A BCP 47 language tag, for prices and numbers too.
   *
   * @default that of the first `messages`, else "en"
   */
  readonly locale?: string | undefined;
  /** One language or several, such as `de` from `@onlookers/core/price-messages/de`. English is built in. */
  readonly messages?: PriceMessages | readonly PriceMessages[] | undefined;
}

/** What a price tier shows. */
export interface PriceTierView {
  /** The numbers to show; `null` if nothing may be shown. */
  readonly tier: ShownTier | null;
  /** The tier in words; `null` without a tier. */
  readonly sentence: string | null;
  /** The widest likely texts, with blanks for their digits, to reserve their width. */
  readonly reserve: {
    readonly left: string;
    /** `null` without a next price. */
    readonly ended: string | null;
  };
  /** The language of the texts. */
  readonly lang: string;
}

/** Three digits, for a total that is not known yet. */
const LIKELY_TOTAL = 888;

/**
 * Computes what a price tier shows. Pure.
 *
 * @param last the tier that was shown last in this place
 */
export function priceTierView(
  { total, remaining, ...prices }: PriceTier,
  { locale, messages }: PriceLanguage = {},
  last: ShownTier | null = null,
): PriceTierView {
  const chosen = nearestOrFallback({
    locale,
    offered: completeOf(messages, ({ locale: tag, left, leftAt, ended }) => [tag, left, leftAt, ended]),
    fallback: en,
  });
  const price = priceText(prices.price, chosen.locale);
  const nextPrice = priceText(prices.nextPrice, chosen.locale);
  const tier = shownTier({ total, remaining, price, nextPrice }, last);
  const maximum = shownTier({ total, remaining: total, price }) ? Number(total) : LIKELY_TOTAL;
  const reserve = (remaining: number) =>
    withBlanks(tierSentence({ total: maximum, remaining, price, nextPrice }, chosen));
  return {
    tier,
    sentence: tier && tierSentence(tier, chosen),
    reserve: { left: longest([1, 2, 3, 5, maximum].map(reserve)), ended: nextPrice && reserve(0) },
    lang: chosen.locale,
  };
}

function tierSentence({ total, remaining, price, nextPrice }: ShownTier, messages: PriceMessages): string {
  const { locale } = messages;
  if (remaining === 0) return fill(messages.ended, { price: nextPrice });
  const forms = price === null ? messages.left : messages.leftAt;
  const form = pluralForm(forms, { n: remaining, locale });
  return fill(form, { n: formatNumber(remaining, locale), total: formatNumber(total, locale), price });
}

function fill(form: string, values: Readonly<Record<string, string | null>>): string {
  return form.replace(/\{(\w+)\}/g, (variable, name) => (Object.hasOwn(values, name) && values[name]) || variable);
}
