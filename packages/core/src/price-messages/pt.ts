import type { PriceMessages } from "../price-messages.js";

/** Portuguese. */
export const pt: PriceMessages<"pt"> = {
  locale: "pt",
  left: {
    one: "Resta {n} de {total} por este preço",
    many: "Restam {n} de {total} por este preço",
    other: "Restam {n} de {total} por este preço",
  },
  leftAt: {
    one: "Resta {n} de {total} por {price}",
    many: "Restam {n} de {total} por {price}",
    other: "Restam {n} de {total} por {price}",
  },
  ended: "O preço agora é {price}",
};
