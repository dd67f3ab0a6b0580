import type { Messages } from "../messages.js";

/** Portuguese. Brazilian; in Portugal the words are the same, the number format differs. The category `many` is for whole millions. */
export const pt: Messages<"pt"> = {
  locale: "pt",
  people: { one: "{n} pessoa", many: "{n} de pessoas", other: "{n} pessoas" },
  minutes: { one: "no último minuto", many: "nos últimos {n} de minutos", other: "nos últimos {n} minutos" },
  seconds: { one: "no último segundo", many: "nos últimos {n} de segundos", other: "nos últimos {n} segundos" },
  recent: {
    site: "{people} neste site {time}",
    page: "{people} nesta página {time}",
    elsewhere: "{people} na página deste produto {time}",
  },
  now: {
    site: "{people} neste site agora",
    page: "{people} nesta página agora",
    elsewhere: "{people} na página deste produto agora",
  },
  short: { site: "{n} no site", page: "{n} aqui", elsewhere: "{n} na página" },
};
