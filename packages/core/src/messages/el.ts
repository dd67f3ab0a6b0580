import type { Messages } from "../messages.js";

/** Greek. */
export const el: Messages<"el"> = {
  locale: "el",
  people: { one: "{n} άτομο", other: "{n} άτομα" },
  minutes: { one: "το τελευταίο λεπτό", other: "τα τελευταία {n} λεπτά" },
  seconds: { one: "το τελευταίο δευτερόλεπτο", other: "τα τελευταία {n} δευτερόλεπτα" },
  recent: { site: "{people} σε αυτόν τον ιστότοπο {time}", page: "{people} σε αυτήν τη σελίδα {time}" },
  now: { site: "{people} τώρα σε αυτόν τον ιστότοπο", page: "{people} τώρα σε αυτήν τη σελίδα" },
  short: { site: "{n} εδώ", page: "{n} εδώ" },
};
