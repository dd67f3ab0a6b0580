import type { Messages } from "../messages.js";

/** French. The category `many` is for whole millions. */
export const fr: Messages<"fr"> = {
  locale: "fr",
  people: { one: "{n} personne", many: "{n} de personnes", other: "{n} personnes" },
  minutes: {
    one: "au cours de la dernière minute",
    many: "au cours des {n} dernières minutes",
    other: "au cours des {n} dernières minutes",
  },
  seconds: {
    one: "au cours de la dernière seconde",
    many: "au cours des {n} dernières secondes",
    other: "au cours des {n} dernières secondes",
  },
  recent: {
    site: "{people} sur ce site {time}",
    page: "{people} sur cette page {time}",
    elsewhere: "{people} sur la page de ce produit {time}",
  },
  now: {
    site: "{people} sur ce site en ce moment",
    page: "{people} sur cette page en ce moment",
    elsewhere: {
      one: "{people} consulte ce produit en ce moment",
      many: "{people} consultent ce produit en ce moment",
      other: "{people} consultent ce produit en ce moment",
    },
  },
  short: { site: "{n} sur le site", page: "{n} ici", elsewhere: "{n} en train de regarder" },
};
