import type { Messages } from "../messages.js";

/** Japanese. */
export const ja: Messages<"ja"> = {
  locale: "ja",
  people: { other: "{n}人", atLeast: "{n}人以上" },
  minutes: { other: "過去{n}分間" },
  seconds: { other: "過去{n}秒間" },
  recent: {
    site: "{time}に{people}がこのサイトを閲覧",
    page: "{time}に{people}がこのページを閲覧",
    elsewhere: "{time}に{people}がこの商品のページを閲覧",
  },
  now: {
    site: "現在{people}がこのサイトを閲覧中",
    page: "現在{people}がこのページを閲覧中",
    elsewhere: "現在{people}がこの商品を閲覧中",
  },
  short: { site: "サイトに{people}", page: "ここに{people}", elsewhere: "{people}が閲覧中" },
};
