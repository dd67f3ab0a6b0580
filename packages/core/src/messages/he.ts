import type { Messages } from "../messages.js";

/** Hebrew. The words state one and two. */
export const he: Messages<"he"> = {
  locale: "he",
  people: { one: "אדם אחד", two: "שני אנשים", other: "{n} אנשים" },
  minutes: { one: "בדקה האחרונה", two: "בשתי הדקות האחרונות", other: "ב־{n} הדקות האחרונות" },
  seconds: { one: "בשנייה האחרונה", two: "בשתי השניות האחרונות", other: "ב־{n} השניות האחרונות" },
  recent: {
    site: "{people} באתר הזה {time}",
    page: "{people} בדף הזה {time}",
    elsewhere: "{people} בדף של המוצר הזה {time}",
  },
  now: {
    site: "{people} באתר הזה עכשיו",
    page: "{people} בדף הזה עכשיו",
    elsewhere: {
      one: "{people} צופה במוצר הזה עכשיו",
      two: "{people} צופים במוצר הזה עכשיו",
      other: "{people} צופים במוצר הזה עכשיו",
    },
  },
  short: { site: "{n} באתר", page: "{n} כאן", elsewhere: { one: "{n} צופה", two: "{n} צופים", other: "{n} צופים" } },
};
