import type { PriceMessages } from "../price-messages.js";

/** Arabic. The word for "left" comes first and does not inflect by number. */
export const ar: PriceMessages<"ar"> = {
  locale: "ar",
  left: "تبقّى {n} من أصل {total} بهذا السعر",
  leftAt: "تبقّى {n} من أصل {total} بسعر {price}",
  ended: "السعر الآن {price}",
};
