import type { Messages } from "../messages.js";

/** Persian. */
export const fa: Messages<"fa"> = {
  locale: "fa",
  people: { one: "{n} نفر", other: "{n} نفر" },
  minutes: { one: "در {n} دقیقهٔ گذشته", other: "در {n} دقیقهٔ گذشته" },
  seconds: { one: "در {n} ثانیهٔ گذشته", other: "در {n} ثانیهٔ گذشته" },
  recent: { site: "{people} {time} در این سایت", page: "{people} {time} در این صفحه" },
  now: { site: "اکنون {people} در این سایت", page: "اکنون {people} در این صفحه" },
  short: { site: "{people} اینجا", page: "{people} اینجا" },
};
