import type { PriceMessages } from "../price-messages.js";

/** English. */
export const en: PriceMessages<"en"> = {
  locale: "en",
  left: "{n} of {total} left at this price",
  leftAt: "{n} of {total} left at {price}",
  ended: "The price is now {price}",
};
