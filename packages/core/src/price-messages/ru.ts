import type { PriceMessages } from "../price-messages.js";

/** Russian. */
export const ru: PriceMessages<"ru"> = {
  locale: "ru",
  left: "Ещё {n} из {total} по этой цене",
  leftAt: "Ещё {n} из {total} по цене {price}",
  ended: "Теперь цена — {price}",
};
