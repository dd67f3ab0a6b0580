import type { PriceMessages } from "../price-messages.js";

/** Spanish. */
export const es: PriceMessages<"es"> = {
  locale: "es",
  left: {
    one: "Queda {n} de {total} a este precio",
    many: "Quedan {n} de {total} a este precio",
    other: "Quedan {n} de {total} a este precio",
  },
  leftAt: {
    one: "Queda {n} de {total} a {price}",
    many: "Quedan {n} de {total} a {price}",
    other: "Quedan {n} de {total} a {price}",
  },
  ended: "El precio ahora es de {price}",
};
