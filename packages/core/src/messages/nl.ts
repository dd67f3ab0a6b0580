import type { Messages } from "../messages.js";

/** Dutch. */
export const nl: Messages<"nl"> = {
  locale: "nl",
  people: { one: "{n} persoon", other: "{n} mensen" },
  minutes: { one: "in de afgelopen minuut", other: "in de afgelopen {n} minuten" },
  seconds: { one: "in de afgelopen seconde", other: "in de afgelopen {n} seconden" },
  recent: {
    site: "{people} op deze website {time}",
    page: "{people} op deze pagina {time}",
    elsewhere: "{people} op de pagina van dit product {time}",
  },
  now: {
    site: "{people} nu op deze website",
    page: "{people} nu op deze pagina",
    elsewhere: { one: "{people} bekijkt dit product nu", other: "{people} bekijken dit product nu" },
  },
  short: { site: "{n} op de website", page: "{n} hier", elsewhere: { one: "{n} kijkt nu", other: "{n} kijken nu" } },
};
