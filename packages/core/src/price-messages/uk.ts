import type { PriceMessages } from "../price-messages.js";

/** Ukrainian. */
export const uk: PriceMessages<"uk"> = {
  locale: "uk",
  left: "Залишилося {n} з {total} за цією ціною",
  leftAt: "Залишилося {n} з {total} за ціною {price}",
  ended: "Тепер ціна — {price}",
};
