import type { Messages } from "../messages.js";

/** Chinese, simplified. */
export const zhHans: Messages<"zh-Hans"> = {
  locale: "zh-Hans",
  people: { other: "{n} 人" },
  minutes: { other: "过去 {n} 分钟内" },
  seconds: { other: "过去 {n} 秒内" },
  recent: { site: "{time}有 {people}访问本站", page: "{time}有 {people}浏览本页" },
  now: { site: "现在有 {people}在本站", page: "现在有 {people}在本页" },
  short: { site: "{people}在此", page: "{people}在此" },
};
