import type { Messages } from "../messages.js";

/** Hindi. */
export const hi: Messages<"hi"> = {
  locale: "hi",
  people: { one: "{n} व्यक्ति", other: "{n} लोग" },
  minutes: { one: "पिछले {n} मिनट में", other: "पिछले {n} मिनट में" },
  seconds: { one: "पिछले {n} सेकंड में", other: "पिछले {n} सेकंड में" },
  recent: { site: "{time} इस साइट पर {people}", page: "{time} इस पेज पर {people}" },
  now: { site: "अभी इस साइट पर {people}", page: "अभी इस पेज पर {people}" },
  short: { site: "यहाँ {people}", page: "यहाँ {people}" },
};
