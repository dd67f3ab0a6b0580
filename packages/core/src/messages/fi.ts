import type { Messages } from "../messages.js";

/** Finnish. The window is in the genitive. */
export const fi: Messages<"fi"> = {
  locale: "fi",
  people: { one: "{n} henkilö", other: "{n} henkilöä" },
  minutes: { one: "viimeisen minuutin aikana", other: "viimeisten {n} minuutin aikana" },
  seconds: { one: "viimeisen sekunnin aikana", other: "viimeisten {n} sekunnin aikana" },
  recent: {
    site: "{people} tällä sivustolla {time}",
    page: "{people} tällä sivulla {time}",
    elsewhere: "{people} tämän tuotteen sivulla {time}",
  },
  now: {
    site: "{people} on nyt tällä sivustolla",
    page: "{people} on nyt tällä sivulla",
    elsewhere: "{people} katsoo tätä tuotetta nyt",
  },
  short: { site: "{n} sivustolla", page: "{n} täällä", elsewhere: "{n} katsoo nyt" },
};
