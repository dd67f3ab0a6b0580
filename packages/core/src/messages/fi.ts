import type { Messages } from "../messages.js";

/** Finnish. The window is in the genitive. */
export const fi: Messages<"fi"> = {
  locale: "fi",
  people: { one: "{n} henkilö", other: "{n} henkilöä" },
  minutes: { one: "viimeisen minuutin aikana", other: "viimeisten {n} minuutin aikana" },
  seconds: { one: "viimeisen sekunnin aikana", other: "viimeisten {n} sekunnin aikana" },
  recent: { site: "{people} tällä sivustolla {time}", page: "{people} tällä sivulla {time}" },
  now: { site: "{people} nyt tällä sivustolla", page: "{people} nyt tällä sivulla" },
  short: { site: "{n} täällä", page: "{n} täällä" },
};
