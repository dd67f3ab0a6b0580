import type { PriceMessages } from "../price-messages.js";

/** Dutch. */
export const nl: PriceMessages<"nl"> = {
  locale: "nl",
  left: "Nog {n} van de {total} voor deze prijs",
  leftAt: "Nog {n} van de {total} voor {price}",
  ended: "De prijs is nu {price}",
};
