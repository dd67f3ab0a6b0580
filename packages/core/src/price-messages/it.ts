import type { PriceMessages } from "../price-messages.js";

/** Italian. */
export const it: PriceMessages<"it"> = {
  locale: "it",
  left: {
    one: "Ne resta {n} su {total} a questo prezzo",
    many: "Ne restano {n} su {total} a questo prezzo",
    other: "Ne restano {n} su {total} a questo prezzo",
  },
  leftAt: {
    one: "Ne resta {n} su {total} a {price}",
    many: "Ne restano {n} su {total} a {price}",
    other: "Ne restano {n} su {total} a {price}",
  },
  ended: "Il prezzo ora è {price}",
};
