import type { Messages } from "../messages.js";

/** Turkish. */
export const tr: Messages<"tr"> = {
  locale: "tr",
  people: { one: "{n} kişi", other: "{n} kişi" },
  minutes: { one: "Son {n} dakikada", other: "Son {n} dakikada" },
  seconds: { one: "Son {n} saniyede", other: "Son {n} saniyede" },
  recent: {
    site: "{time} bu sitede {people}",
    page: "{time} bu sayfada {people}",
    elsewhere: "{time} bu ürünün sayfasında {people}",
  },
  now: {
    site: "Şu anda bu sitede {people} var",
    page: "Şu anda bu sayfada {people} var",
    elsewhere: "Şu anda {people} bu ürünü inceliyor",
  },
  short: { site: "Sitede {people}", page: "Burada {people}", elsewhere: "{people} inceliyor" },
};
