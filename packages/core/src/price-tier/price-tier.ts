/** A price that holds for so many, as the shop knows it. `null` or left out: not known. */
export interface PriceTierStock {
  /** For how many the price holds, such as 15. */
  readonly total?: number | null | undefined;
  /** How many of them are left, by the shop's own stock. */
  readonly remaining?: number | null | undefined;
  /** The price, as text. */
  readonly price?: string | null | undefined;
  /** The price that holds once none are left, as text. */
  readonly nextPrice?: string | null | undefined;
}

/** What may be said of a price tier now: how many are left, or of none left the next price. */
export interface ShownTier {
  readonly total: number;
  /** 0: the tier has ended, and `nextPrice` holds. */
  readonly remaining: number;
  readonly price: string | null;
  /** Never `null` where none are left. */
  readonly nextPrice: string | null;
}

/**
 * What may be said of a tier: only what is true, and never more than was said before. Where the stock rises (an order
 * was cancelled) there is nothing to say until it is down again: the higher number would take back what was shown, and
 * the lower one would be made up.
 *
 * @param last what was last said in this place. Another `total` or `price` is another tier, and begins anew
 * @returns `null` where nothing may be said, also for want of a number or of the next price
 */
export function shownTier(stock: PriceTierStock, last: ShownTier | null = null): ShownTier | null {
  const { total, remaining } = stock;
  const price = stock.price || null;
  const nextPrice = stock.nextPrice || null;
  if (!isNumber(total) || !isNumber(remaining) || total === 0 || remaining > total) return null;
  if (remaining === 0 && nextPrice === null) return null;
  const isSame = last?.total === total && last.price === price;
  return isSame && remaining > last.remaining ? null : { total, remaining, price, nextPrice };
}

function isNumber(value: number | null | undefined): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
