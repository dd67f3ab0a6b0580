import type { Messages } from "../messages.js";

/** Persian. */
export const fa: Messages<"fa"> = {
  locale: "fa",
  people: { one: "{n} نفر", other: "{n} نفر" },
  minutes: { one: "در {n} دقیقهٔ گذشته", other: "در {n} دقیقهٔ گذشته" },
  seconds: { one: "در {n} ثانیهٔ گذشته", other: "در {n} ثانیهٔ گذشته" },
  recent: {
    site: "{people} {time} در این سایت",
    page: "{people} {time} در این صفحه",
    elsewhere: "{people} {time} در صفحهٔ این محصول",
  },
  now: {
    site: "اکنون {people} در این سایت",
    page: "اکنون {people} در این صفحه",
    elsewhere: {
      one: "اکنون {people} در حال مشاهدهٔ این محصول است",
      other: "اکنون {people} در حال مشاهدهٔ این محصول هستند",
    },
  },
  short: { site: "{people} در سایت", page: "{people} اینجا", elsewhere: "{people} در حال مشاهده" },
};
