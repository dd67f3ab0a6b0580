/** A price as the app's own text, `"€54"`, or as an amount in the main unit of a currency, by its ISO 4217 code. */
export type Price = string | { readonly amount: number; readonly currency: string };

/** Formats a price in a locale, without cents if there are none. Returns `null` for a value that is not a price. */
export function priceText(price: Price | null | undefined, locale: string): string | null {
  if (typeof price === "string") return price || null;
  try {
    const { amount, currency } = price ?? {};
    if (typeof amount !== "number" || !Number.isFinite(amount) || !currency) return null;
    return new Intl.NumberFormat(locale, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" }).format(
      amount,
    );
  } catch {
    return null; // The currency code is invalid, or the price is no object.
  }
}
