import type { Messages } from "../messages.js";

/** Danish. */
export const da: Messages<"da"> = {
  locale: "da",
  people: { one: "{n} person", other: "{n} personer" },
  minutes: { one: "inden for det seneste minut", other: "inden for de seneste {n} minutter" },
  seconds: { one: "inden for det seneste sekund", other: "inden for de seneste {n} sekunder" },
  recent: { site: "{people} på dette websted {time}", page: "{people} på denne side {time}" },
  now: { site: "{people} på dette websted lige nu", page: "{people} på denne side lige nu" },
  short: { site: "{n} her", page: "{n} her" },
};
