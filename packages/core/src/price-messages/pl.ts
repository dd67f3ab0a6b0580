import type { PriceMessages } from "../price-messages.js";

/** Polish. */
export const pl: PriceMessages<"pl"> = {
  locale: "pl",
  left: "Jeszcze {n} z {total} w tej cenie",
  leftAt: "Jeszcze {n} z {total} w cenie {price}",
  ended: "Cena wynosi teraz {price}",
};
