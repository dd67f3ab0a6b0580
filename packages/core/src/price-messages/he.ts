import type { PriceMessages } from "../price-messages.js";

/** Hebrew. */
export const he: PriceMessages<"he"> = {
  locale: "he",
  left: {
    one: "נותר {n} מתוך {total} במחיר הזה",
    two: "נותרו {n} מתוך {total} במחיר הזה",
    other: "נותרו {n} מתוך {total} במחיר הזה",
  },
  leftAt: {
    one: "נותר {n} מתוך {total} במחיר {price}",
    two: "נותרו {n} מתוך {total} במחיר {price}",
    other: "נותרו {n} מתוך {total} במחיר {price}",
  },
  ended: "המחיר כעת {price}",
};
