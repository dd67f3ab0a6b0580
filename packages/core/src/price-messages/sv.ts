import type { PriceMessages } from "../price-messages.js";

/** Swedish. */
export const sv: PriceMessages<"sv"> = {
  locale: "sv",
  left: "{n} av {total} kvar till det här priset",
  leftAt: "{n} av {total} kvar för {price}",
  ended: "Priset är nu {price}",
};
