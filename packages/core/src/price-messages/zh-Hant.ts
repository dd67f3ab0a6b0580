import type { PriceMessages } from "../price-messages.js";

/** Chinese, traditional. */
export const zhHant: PriceMessages<"zh-Hant"> = {
  locale: "zh-Hant",
  left: "此價格還剩 {n} 份，共 {total} 份",
  leftAt: "{price} 還剩 {n} 份，共 {total} 份",
  ended: "現價 {price}",
};
