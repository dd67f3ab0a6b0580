import type { PriceMessages } from "../price-messages.js";

/** French. */
export const fr: PriceMessages<"fr"> = {
  locale: "fr",
  left: "Il en reste {n} sur {total} à ce prix",
  leftAt: "Il en reste {n} sur {total} à {price}",
  ended: "Le prix est maintenant de {price}",
};
