import type { PriceMessages } from "../price-messages.js";

/** Japanese. */
export const ja: PriceMessages<"ja"> = {
  locale: "ja",
  left: "この価格で購入できるのは残り{n}点（全{total}点）",
  leftAt: "{price}で購入できるのは残り{n}点（全{total}点）",
  ended: "現在の価格は{price}です",
};
