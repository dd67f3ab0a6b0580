import type { PriceMessages } from "../price-messages.js";

/** Arabic. The word for "left" comes first and does not inflect by number. */
export const ar: PriceMessages<"ar"> = {
  locale: "ar",
  left: "المتبقي {n} من {total} بهذا السعر",
  leftAt: "المتبقي {n} من {total} بسعر {price}",
  ended: "السعر الآن {price}",
};
