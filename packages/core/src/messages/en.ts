import type { Messages } from "../messages.js";

/** English. */
export const en: Messages<"en"> = {
  locale: "en",
  people: { one: "{n} person", other: "{n} people" },
  minutes: { one: "in the last minute", other: "in the last {n} minutes" },
  seconds: { one: "in the last second", other: "in the last {n} seconds" },
  recent: {
    site: "{people} on this site {time}",
    page: "{people} on this page {time}",
    elsewhere: "{people} viewed it {time}",
  },
  now: {
    site: "{people} viewing this site now",
    page: "{people} viewing this page now",
    elsewhere: "{people} viewing it now",
  },
  short: { site: "{n} on this site", page: "{n} here", elsewhere: "{n} viewing" },
};
