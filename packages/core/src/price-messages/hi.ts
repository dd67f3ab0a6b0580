import type { PriceMessages } from "../price-messages.js";

/** Hindi. */
export const hi: PriceMessages<"hi"> = {
  locale: "hi",
  left: { one: "इस कीमत पर {total} में से {n} बचा है", other: "इस कीमत पर {total} में से {n} बचे हैं" },
  leftAt: { one: "{price} की कीमत पर {total} में से {n} बचा है", other: "{price} की कीमत पर {total} में से {n} बचे हैं" },
  ended: "अब कीमत {price} है",
};
