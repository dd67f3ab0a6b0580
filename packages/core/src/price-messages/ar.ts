import type { PriceMessages } from "../price-messages.js";

/** Arabic. What is left comes first, and agrees with no number. */
export const ar: PriceMessages<"ar"> = {
  locale: "ar",
  left: "المتبقي {n} من {total} بهذا السعر",
  leftAt: "المتبقي {n} من {total} بسعر {price}",
  ended: "السعر الآن {price}",
};
