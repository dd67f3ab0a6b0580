import type { Messages } from "../messages.js";

/** Turkish. */
export const tr: Messages<"tr"> = {
  locale: "tr",
  people: { one: "{n} kişi", other: "{n} kişi" },
  minutes: { one: "Son {n} dakikada", other: "Son {n} dakikada" },
  seconds: { one: "Son {n} saniyede", other: "Son {n} saniyede" },
  recent: { site: "{time} bu sitede {people}", page: "{time} bu sayfada {people}" },
  now: { site: "Şu anda bu sitede {people}", page: "Şu anda bu sayfada {people}" },
  short: { site: "Burada {people}", page: "Burada {people}" },
};
