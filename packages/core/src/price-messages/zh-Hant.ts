import type { PriceMessages } from "../price-messages.js";

/** Chinese, traditional. */
export const zhHant: PriceMessages<"zh-Hant"> = {
  locale: "zh-Hant",
  left: "此價格還剩 {n} 件，共 {total} 件",
  leftAt: "{price} 還剩 {n} 件，共 {total} 件",
  ended: "現價 {price}",
};
