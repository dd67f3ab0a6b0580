import type { Messages } from "../messages.js";

/** Vietnamese. A site is a `website`, because `trang web` can mean a site or a page. */
export const vi: Messages<"vi"> = {
  locale: "vi",
  people: { other: "{n} người" },
  minutes: { other: "trong {n} phút qua" },
  seconds: { other: "trong {n} giây qua" },
  recent: { site: "{people} trên website này {time}", page: "{people} trên trang này {time}" },
  now: { site: "Hiện có {people} trên website này", page: "Hiện có {people} trên trang này" },
  short: { site: "{people} ở đây", page: "{people} ở đây" },
};
