import type { PriceMessages } from "../price-messages.js";

/** Korean. */
export const ko: PriceMessages<"ko"> = {
  locale: "ko",
  left: "이 가격으로 {total}개 중 {n}개 남음",
  leftAt: "{price}에 {total}개 중 {n}개 남음",
  ended: "현재 가격 {price}",
};
