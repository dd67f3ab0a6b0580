import type { PriceMessages } from "../price-messages.js";

/** Turkish. */
export const tr: PriceMessages<"tr"> = {
  locale: "tr",
  left: "Bu fiyata {total} adetten {n} adet kaldı",
  leftAt: "{price} fiyatına {total} adetten {n} adet kaldı",
  ended: "Fiyat artık {price}",
};
