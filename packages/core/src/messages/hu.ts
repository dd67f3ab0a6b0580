import type { Messages } from "../messages.js";

/** Hungarian. A site is a `webhely`, because `oldal` can mean a site or a page. Nouns stay singular after a number. */
export const hu: Messages<"hu"> = {
  locale: "hu",
  people: { one: "{n} ember", other: "{n} ember" },
  minutes: { one: "az elmúlt percben", other: "az elmúlt {n} percben" },
  seconds: { one: "az elmúlt másodpercben", other: "az elmúlt {n} másodpercben" },
  recent: {
    site: "{people} járt ezen a webhelyen {time}",
    page: "{people} járt ezen az oldalon {time}",
    elsewhere: "{people} járt a termék oldalán {time}",
  },
  now: {
    site: "{people} van most ezen a webhelyen",
    page: "{people} van most ezen az oldalon",
    elsewhere: "{people} nézi most ezt a terméket",
  },
  short: { site: "{people} a webhelyen", page: "{people} itt", elsewhere: "{people} nézi most" },
};
