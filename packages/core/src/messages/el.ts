import type { Messages } from "../messages.js";

/** Greek. */
export const el: Messages<"el"> = {
  locale: "el",
  people: { one: "{n} άτομο", other: "{n} άτομα" },
  minutes: { one: "το τελευταίο λεπτό", other: "τα τελευταία {n} λεπτά" },
  seconds: { one: "το τελευταίο δευτερόλεπτο", other: "τα τελευταία {n} δευτερόλεπτα" },
  recent: {
    site: "{people} σε αυτόν τον ιστότοπο {time}",
    page: "{people} σε αυτήν τη σελίδα {time}",
    elsewhere: "{people} στη σελίδα αυτού του προϊόντος {time}",
  },
  now: {
    site: "{people} τώρα σε αυτόν τον ιστότοπο",
    page: "{people} τώρα σε αυτήν τη σελίδα",
    elsewhere: { one: "{people} βλέπει αυτό το προϊόν τώρα", other: "{people} βλέπουν αυτό το προϊόν τώρα" },
  },
  short: {
    site: "{n} στον ιστότοπο",
    page: "{n} εδώ",
    elsewhere: { one: "{n} βλέπει τώρα", other: "{n} βλέπουν τώρα" },
  },
};
