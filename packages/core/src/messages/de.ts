import type { Messages } from "../messages.js";

/** German. A site is a `Website`, because `Seite` can mean a site or a page. */
export const de: Messages<"de"> = {
  locale: "de",
  people: { one: "{n} Person", other: "{n} Personen" },
  minutes: { one: "in der letzten Minute", other: "in den letzten {n} Minuten" },
  seconds: { one: "in der letzten Sekunde", other: "in den letzten {n} Sekunden" },
  recent: {
    site: "{people} auf dieser Website {time}",
    page: "{people} auf dieser Seite {time}",
    elsewhere: "{people} auf der Seite dieses Produkts {time}",
  },
  now: {
    site: "{people} gerade auf dieser Website",
    page: "{people} gerade auf dieser Seite",
    elsewhere: {
      one: "{people} sieht sich dieses Produkt gerade an",
      other: "{people} sehen sich dieses Produkt gerade an",
    },
  },
  short: {
    site: "{n} auf der Website",
    page: "{n} hier",
    elsewhere: { one: "{n} schaut gerade", other: "{n} schauen gerade" },
  },
};
