import type { PriceMessages } from "../price-messages.js";

/** German. */
export const de: PriceMessages<"de"> = {
  locale: "de",
  left: "Noch {n} von {total} zu diesem Preis",
  leftAt: "Noch {n} von {total} für {price}",
  ended: "Der Preis beträgt jetzt {price}",
};
