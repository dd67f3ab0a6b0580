import type { Messages } from "../messages.js";

/** Czech. */
export const cs: Messages<"cs"> = {
  locale: "cs",
  people: { one: "{n} člověk", few: "{n} lidé", many: "{n} člověka", other: "{n} lidí" },
  minutes: {
    one: "za poslední minutu",
    few: "za poslední {n} minuty",
    many: "za poslední {n} minuty",
    other: "za posledních {n} minut",
  },
  seconds: {
    one: "za poslední sekundu",
    few: "za poslední {n} sekundy",
    many: "za poslední {n} sekundy",
    other: "za posledních {n} sekund",
  },
  recent: {
    site: "{people} na tomto webu {time}",
    page: "{people} na této stránce {time}",
    elsewhere: "{people} na stránce tohoto produktu {time}",
  },
  now: {
    site: "{people} právě na tomto webu",
    page: "{people} právě na této stránce",
    elsewhere: {
      one: "{people} si právě prohlíží tento produkt",
      few: "{people} si právě prohlížejí tento produkt",
      many: "{people} si právě prohlíží tento produkt",
      other: "{people} si právě prohlíží tento produkt",
    },
  },
  short: {
    site: "{n} na webu",
    page: "{n} zde",
    elsewhere: { one: "{n} si prohlíží", few: "{n} si prohlížejí", many: "{n} si prohlíží", other: "{n} si prohlíží" },
  },
};
