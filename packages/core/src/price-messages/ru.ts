import type { PriceMessages } from "../price-messages.js";

/** Russian. */
export const ru: PriceMessages<"ru"> = {
  locale: "ru",
  left: "Осталось {n} из {total} по этой цене",
  leftAt: "Осталось {n} из {total} по цене {price}",
  ended: "Теперь цена — {price}",
};
