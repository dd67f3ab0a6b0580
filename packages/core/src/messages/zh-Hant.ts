import type { Messages } from "../messages.js";

/** Chinese, traditional. */
export const zhHant: Messages<"zh-Hant"> = {
  locale: "zh-Hant",
  people: { other: "{n} 人" },
  minutes: { other: "過去 {n} 分鐘內" },
  seconds: { other: "過去 {n} 秒內" },
  recent: {
    site: "{time}有 {people}造訪本站",
    page: "{time}有 {people}瀏覽本頁",
    elsewhere: "{time}有 {people}瀏覽此商品的頁面",
  },
  now: {
    site: "目前有 {people}正在瀏覽本站",
    page: "目前有 {people}正在瀏覽本頁",
    elsewhere: "目前有 {people}正在瀏覽此商品",
  },
  short: { site: "本站 {people}", page: "{people}在此", elsewhere: "{people}正在瀏覽" },
};
