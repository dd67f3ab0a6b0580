import type { PriceMessages } from "../price-messages.js";

/** Polish. */
export const pl: PriceMessages<"pl"> = {
  locale: "pl",
  left: "Pozostało {n} z {total} w tej cenie",
  leftAt: "Pozostało {n} z {total} w cenie {price}",
  ended: "Cena wynosi teraz {price}",
};
