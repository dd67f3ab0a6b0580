import type { Messages } from "../messages.js";

/** Spanish. The category `many` is for whole millions. */
export const es: Messages<"es"> = {
  locale: "es",
  people: { one: "{n} persona", many: "{n} de personas", other: "{n} personas" },
  minutes: { one: "en el último minuto", many: "en los últimos {n} de minutos", other: "en los últimos {n} minutos" },
  seconds: {
    one: "en el último segundo",
    many: "en los últimos {n} de segundos",
    other: "en los últimos {n} segundos",
  },
  recent: {
    site: "{people} en este sitio {time}",
    page: "{people} en esta página {time}",
    elsewhere: "{people} en la página de este producto {time}",
  },
  now: {
    site: "{people} ahora en este sitio",
    page: "{people} ahora en esta página",
    elsewhere: {
      one: "{people} está viendo este producto ahora",
      many: "{people} están viendo este producto ahora",
      other: "{people} están viendo este producto ahora",
    },
  },
  short: { site: "{n} en el sitio", page: "{n} aquí", elsewhere: "{n} viéndolo ahora" },
};
