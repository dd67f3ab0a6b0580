import type { Messages } from "../messages.js";

/** Chinese, simplified. */
export const zhHans: Messages<"zh-Hans"> = {
  locale: "zh-Hans",
  people: { other: "{n} 人" },
  minutes: { other: "过去 {n} 分钟内" },
  seconds: { other: "过去 {n} 秒内" },
  recent: {
    site: "{time}有 {people}访问本站",
    page: "{time}有 {people}浏览本页",
    elsewhere: "{time}有 {people}浏览此商品的页面",
  },
  now: {
    site: "现在有 {people}正在浏览本站",
    page: "现在有 {people}正在浏览本页",
    elsewhere: "现在有 {people}正在浏览此商品",
  },
  short: { site: "本站 {people}", page: "{people}在此", elsewhere: "{people}正在浏览" },
};
