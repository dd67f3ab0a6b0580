import type { Messages } from "../messages.js";

/** Danish. */
export const da: Messages<"da"> = {
  locale: "da",
  people: { one: "{n} person", other: "{n} personer" },
  minutes: { one: "inden for det seneste minut", other: "inden for de seneste {n} minutter" },
  seconds: { one: "inden for det seneste sekund", other: "inden for de seneste {n} sekunder" },
  recent: {
    site: "{people} på dette websted {time}",
    page: "{people} på denne side {time}",
    elsewhere: "{people} på siden for dette produkt {time}",
  },
  now: {
    site: "{people} på dette websted lige nu",
    page: "{people} på denne side lige nu",
    elsewhere: "{people} ser på dette produkt lige nu",
  },
  short: { site: "{n} på webstedet", page: "{n} her", elsewhere: "{n} ser på det nu" },
};
