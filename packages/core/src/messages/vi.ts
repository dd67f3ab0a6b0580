import type { Messages } from "../messages.js";

/** Vietnamese. A site is a `website`, because `trang web` can mean a site or a page. */
export const vi: Messages<"vi"> = {
  locale: "vi",
  people: { other: "{n} người" },
  minutes: { other: "trong {n} phút qua" },
  seconds: { other: "trong {n} giây qua" },
  recent: {
    site: "{people} đã truy cập website này {time}",
    page: "{people} đã xem trang này {time}",
    elsewhere: "{people} trên trang của sản phẩm này {time}",
  },
  now: {
    site: "Hiện có {people} đang truy cập website này",
    page: "Hiện có {people} đang xem trang này",
    elsewhere: "Hiện có {people} đang xem sản phẩm này",
  },
  short: { site: "{people} trên website", page: "{people} ở đây", elsewhere: "{people} đang xem" },
};
