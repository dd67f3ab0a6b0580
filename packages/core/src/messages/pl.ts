import type { Messages } from "../messages.js";

/** Polish. A site is a `witryna`, because `strona` can mean a site or a page. */
export const pl: Messages<"pl"> = {
  locale: "pl",
  people: { one: "{n} osoba", few: "{n} osoby", many: "{n} osób", other: "{n} osoby" },
  minutes: {
    one: "w ciągu ostatniej minuty",
    few: "w ciągu ostatnich {n} minut",
    many: "w ciągu ostatnich {n} minut",
    other: "w ciągu ostatnich {n} minuty",
  },
  seconds: {
    one: "w ciągu ostatniej sekundy",
    few: "w ciągu ostatnich {n} sekund",
    many: "w ciągu ostatnich {n} sekund",
    other: "w ciągu ostatnich {n} sekundy",
  },
  recent: {
    site: "{people} w tej witrynie {time}",
    page: "{people} na tej stronie {time}",
    elsewhere: "{people} na stronie tego produktu {time}",
  },
  now: {
    site: "{people} teraz w tej witrynie",
    page: "{people} teraz na tej stronie",
    elsewhere: {
      one: "{people} ogląda teraz ten produkt",
      few: "{people} oglądają teraz ten produkt",
      many: "{people} ogląda teraz ten produkt",
      other: "{people} ogląda teraz ten produkt",
    },
  },
  short: {
    site: "{n} w witrynie",
    page: "{n} tutaj",
    elsewhere: { one: "{n} ogląda", few: "{n} oglądają", many: "{n} ogląda", other: "{n} ogląda" },
  },
};
