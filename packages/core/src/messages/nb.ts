import type { Messages } from "../messages.js";

/** Norwegian Bokmål. */
export const nb: Messages<"nb"> = {
  locale: "nb",
  people: { one: "{n} person", other: "{n} personer" },
  minutes: { one: "det siste minuttet", other: "de siste {n} minuttene" },
  seconds: { one: "det siste sekundet", other: "de siste {n} sekundene" },
  recent: { site: "{people} på dette nettstedet {time}", page: "{people} på denne siden {time}" },
  now: { site: "{people} på dette nettstedet nå", page: "{people} på denne siden nå" },
  short: { site: "{n} her", page: "{n} her" },
};
