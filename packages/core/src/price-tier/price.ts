/** A price as a shop's own text, `"€54"`; or its amount in the currency's main unit, with the ISO 4217 code. */
export type Price = string | { readonly amount: number; readonly currency: string };

/** The price as the locale writes it, without cents where there are none; `null` for one that can't be read as a price. */
export function priceText(price: Price | null | undefined, locale: string): string | null {
  if (typeof price !== "object") return price || null;
  if (price === null || !Number.isFinite(price.amount)) return null;
  try {
    const { amount, currency } = price;
    return new Intl.NumberFormat(locale, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" }).format(
      amount,
    );
  } catch {
    return null; // No such currency.
  }
}
