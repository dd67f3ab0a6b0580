/** The stock of a price tier. `null` or a missing value means unknown. */
export interface PriceTierStock {
  /** How many items have this price in all, such as 15. */
  readonly total?: number | null | undefined;
  /** How many of them are left. */
  readonly remaining?: number | null | undefined;
  /** The price, as text. */
  readonly price?: string | null | undefined;
  /** The price after the last item, as text. */
  readonly nextPrice?: string | null | undefined;
}

/** What a price tier shows: how many are left, or the next price if none are. */
export interface ShownTier {
  readonly total: number;
  /** 0: the tier has ended, and `nextPrice` applies. */
  readonly remaining: number;
  readonly price: string | null;
  /** Never `null` if `remaining` is 0. */
  readonly nextPrice: string | null;
}

/**
 * Decides what a tier may show: only true numbers, and never a higher one than before. If the stock rises (an order was
 * cancelled), nothing is shown until it falls again: the higher number would contradict what visitors have read, and the
 * lower one would be false.
 *
 * @param last the tier that was shown last in this place. Another `total` or `price` starts another tier
 * @returns `null` if nothing may be shown, also if a number or the next price is missing
 */
export function shownTier(stock: PriceTierStock, last: ShownTier | null = null): ShownTier | null {
  const { total, remaining } = stock;
  const price = stock.price || null;
  const nextPrice = stock.nextPrice || null;
  if (!isCount(total) || !isCount(remaining) || total === 0 || remaining > total) return null;
  if (remaining === 0 && nextPrice === null) return null;
  const isSameTier = last?.total === total && last.price === price;
  return isSameTier && remaining > last.remaining ? null : { total, remaining, price, nextPrice };
}

function isCount(value: number | null | undefined): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
