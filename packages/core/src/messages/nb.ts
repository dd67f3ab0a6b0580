import type { Messages } from "../messages.js";

/** Norwegian Bokmål. */
export const nb: Messages<"nb"> = {
  locale: "nb",
  people: { one: "{n} person", other: "{n} personer" },
  minutes: { one: "det siste minuttet", other: "de siste {n} minuttene" },
  seconds: { one: "det siste sekundet", other: "de siste {n} sekundene" },
  recent: {
    site: "{people} på dette nettstedet {time}",
    page: "{people} på denne siden {time}",
    elsewhere: "{people} på siden til dette produktet {time}",
  },
  now: {
    site: "{people} på dette nettstedet nå",
    page: "{people} på denne siden nå",
    elsewhere: "{people} ser på dette produktet nå",
  },
  short: { site: "{n} på nettstedet", page: "{n} her", elsewhere: "{n} ser på det nå" },
};
