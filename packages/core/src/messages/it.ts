import type { Messages } from "../messages.js";

/** Italian. The category `many` is for whole millions. */
export const it: Messages<"it"> = {
  locale: "it",
  people: { one: "{n} persona", many: "{n} di persone", other: "{n} persone" },
  minutes: { one: "nell’ultimo minuto", many: "negli ultimi {n} di minuti", other: "negli ultimi {n} minuti" },
  seconds: { one: "nell’ultimo secondo", many: "negli ultimi {n} di secondi", other: "negli ultimi {n} secondi" },
  recent: { site: "{people} su questo sito {time}", page: "{people} su questa pagina {time}" },
  now: { site: "{people} su questo sito in questo momento", page: "{people} su questa pagina in questo momento" },
  short: { site: "{n} qui", page: "{n} qui" },
};
