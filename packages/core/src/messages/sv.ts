import type { Messages } from "../messages.js";

/** Swedish. */
export const sv: Messages<"sv"> = {
  locale: "sv",
  people: { one: "{n} person", other: "{n} personer" },
  minutes: { one: "den senaste minuten", other: "de senaste {n} minuterna" },
  seconds: { one: "den senaste sekunden", other: "de senaste {n} sekunderna" },
  recent: {
    site: "{people} på den här webbplatsen {time}",
    page: "{people} på den här sidan {time}",
    elsewhere: "{people} på den här produktens sida {time}",
  },
  now: {
    site: "{people} på den här webbplatsen just nu",
    page: "{people} på den här sidan just nu",
    elsewhere: "{people} tittar på den här produkten just nu",
  },
  short: { site: "{n} på webbplatsen", page: "{n} här", elsewhere: "{n} tittar just nu" },
};
