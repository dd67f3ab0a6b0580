import type { PriceMessages } from "../price-messages.js";

/** Chinese, simplified. */
export const zhHans: PriceMessages<"zh-Hans"> = {
  locale: "zh-Hans",
  left: "此价格还剩 {n} 件，共 {total} 件",
  leftAt: "{price} 还剩 {n} 件，共 {total} 件",
  ended: "现价 {price}",
};
