import type { Messages } from "../messages.js";

/** Bengali. */
export const bn: Messages<"bn"> = {
  locale: "bn",
  people: { one: "{n} জন", other: "{n} জন" },
  minutes: { one: "গত {n} মিনিটে", other: "গত {n} মিনিটে" },
  seconds: { one: "গত {n} সেকেন্ডে", other: "গত {n} সেকেন্ডে" },
  recent: {
    site: "{time} এই সাইটে {people}",
    page: "{time} এই পৃষ্ঠায় {people}",
    elsewhere: "{time} এই পণ্যের পৃষ্ঠায় {people}",
  },
  now: { site: "এখন এই সাইটে {people}", page: "এখন এই পৃষ্ঠায় {people}", elsewhere: "এখন {people} এটি দেখছেন" },
  short: { site: "সাইটে {people}", page: "এখানে {people}", elsewhere: "{people} দেখছেন" },
};
