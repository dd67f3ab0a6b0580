import type { Messages } from "../messages.js";

/** Arabic. The noun alone states one and two. */
export const ar: Messages<"ar"> = {
  locale: "ar",
  people: { zero: "{n} شخص", one: "شخص واحد", two: "شخصان", few: "{n} أشخاص", many: "{n} شخصًا", other: "{n} شخص" },
  minutes: {
    zero: "خلال آخر {n} دقيقة",
    one: "خلال آخر دقيقة",
    two: "خلال آخر دقيقتين",
    few: "خلال آخر {n} دقائق",
    many: "خلال آخر {n} دقيقة",
    other: "خلال آخر {n} دقيقة",
  },
  seconds: {
    zero: "خلال آخر {n} ثانية",
    one: "خلال آخر ثانية",
    two: "خلال آخر ثانيتين",
    few: "خلال آخر {n} ثوانٍ",
    many: "خلال آخر {n} ثانية",
    other: "خلال آخر {n} ثانية",
  },
  recent: {
    site: "{people} على هذا الموقع {time}",
    page: "{people} على هذه الصفحة {time}",
    elsewhere: "{people} على صفحة هذا المنتج {time}",
  },
  now: {
    site: "{people} على هذا الموقع الآن",
    page: "{people} على هذه الصفحة الآن",
    elsewhere: "{people} على صفحة هذا المنتج الآن",
  },
  short: { site: "{n} على الموقع", page: "{n} هنا", elsewhere: "يشاهده {people}" },
};
