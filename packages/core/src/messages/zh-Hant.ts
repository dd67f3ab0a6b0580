import type { Messages } from "../messages.js";

/** Chinese, traditional. */
export const zhHant: Messages<"zh-Hant"> = {
  locale: "zh-Hant",
  people: { other: "{n} 人" },
  minutes: { other: "過去 {n} 分鐘內" },
  seconds: { other: "過去 {n} 秒內" },
  recent: { site: "{time}有 {people}造訪本站", page: "{time}有 {people}瀏覽本頁" },
  now: { site: "現在有 {people}在本站", page: "現在有 {people}在本頁" },
  short: { site: "{people}在此", page: "{people}在此" },
};
