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
  recent: { site: "{people} na tomto webu {time}", page: "{people} na této stránce {time}" },
  now: { site: "{people} právě na tomto webu", page: "{people} právě na této stránce" },
  short: { site: "{n} zde", page: "{n} zde" },
};
