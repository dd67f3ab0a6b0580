import type { PriceMessages } from "../price-messages.js";

/** Chinese, simplified. */
export const zhHans: PriceMessages<"zh-Hans"> = {
  locale: "zh-Hans",
  left: "此价格还剩 {n} 份，共 {total} 份",
  leftAt: "{price} 还剩 {n} 份，共 {total} 份",
  ended: "现价 {price}",
};
