import type { Messages } from "../messages.js";

/** Italian. The category `many` is for whole millions. */
export const it: Messages<"it"> = {
  locale: "it",
  people: { one: "{n} persona", many: "{n} di persone", other: "{n} persone" },
  minutes: { one: "nell’ultimo minuto", many: "negli ultimi {n} di minuti", other: "negli ultimi {n} minuti" },
  seconds: { one: "nell’ultimo secondo", many: "negli ultimi {n} di secondi", other: "negli ultimi {n} secondi" },
  recent: {
    site: "{people} su questo sito {time}",
    page: "{people} su questa pagina {time}",
    elsewhere: "{people} sulla pagina di questo prodotto {time}",
  },
  now: {
    site: "{people} su questo sito in questo momento",
    page: "{people} su questa pagina in questo momento",
    elsewhere: {
      one: "{people} sta guardando questo prodotto ora",
      many: "{people} stanno guardando questo prodotto ora",
      other: "{people} stanno guardando questo prodotto ora",
    },
  },
  short: {
    site: "{n} sul sito",
    page: "{n} qui",
    elsewhere: { one: "{n} lo sta guardando", many: "{n} lo stanno guardando", other: "{n} lo stanno guardando" },
  },
};
