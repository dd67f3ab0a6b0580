import type { Messages } from "../messages.js";

/** Hungarian. A site is a `webhely`, because `oldal` can mean a site or a page. Nouns stay singular after a number. */
export const hu: Messages<"hu"> = {
  locale: "hu",
  people: { one: "{n} ember", other: "{n} ember" },
  minutes: { one: "az elmúlt percben", other: "az elmúlt {n} percben" },
  seconds: { one: "az elmúlt másodpercben", other: "az elmúlt {n} másodpercben" },
  recent: { site: "{people} ezen a webhelyen {time}", page: "{people} ezen az oldalon {time}" },
  now: { site: "{people} most ezen a webhelyen", page: "{people} most ezen az oldalon" },
  short: { site: "{people} itt", page: "{people} itt" },
};
