import type { Messages } from "../messages.js";

/** Romanian. From 20 on, `de` separates number and noun. */
export const ro: Messages<"ro"> = {
  locale: "ro",
  people: { one: "{n} persoană", few: "{n} persoane", other: "{n} de persoane" },
  minutes: { one: "în ultimul minut", few: "în ultimele {n} minute", other: "în ultimele {n} de minute" },
  seconds: { one: "în ultima secundă", few: "în ultimele {n} secunde", other: "în ultimele {n} de secunde" },
  recent: {
    site: "{people} pe acest site {time}",
    page: "{people} pe această pagină {time}",
    elsewhere: "{people} pe pagina acestui produs {time}",
  },
  now: {
    site: "{people} acum pe acest site",
    page: "{people} acum pe această pagină",
    elsewhere: "{people} vizualizează acum acest produs",
  },
  short: { site: "{n} pe site", page: "{n} aici", elsewhere: "{n} vizualizează acum" },
};
