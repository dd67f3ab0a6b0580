/** A price as the app's own text, `"€54"`, or as an amount in the main unit of a currency, by its ISO 4217 code. */
export type Price = string | { readonly amount: number; readonly currency: string };

/** Formats a price in a locale, without cents if there are none. Returns `null` for a value that is not a price. */
export function priceText(price: Price | null | undefined, locale: string): string | null {
  if (typeof price !== "object") return price || null;
  if (price === null || !Number.isFinite(price.amount)) return null;
  try {
    const { amount, currency } = price;
    return new Intl.NumberFormat(locale, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" }).format(
      amount,
    );
  } catch {
    return null; // The currency code is invalid.
  }
}
