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
  recent: { site: "{people} w tej witrynie {time}", page: "{people} na tej stronie {time}" },
  now: { site: "{people} teraz w tej witrynie", page: "{people} teraz na tej stronie" },
  short: { site: "{n} tutaj", page: "{n} tutaj" },
};
