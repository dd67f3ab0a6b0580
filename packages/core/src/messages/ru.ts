import type { Messages } from "../messages.js";

/** Russian. `one` is for 1, 21, 31…; only the text for 1 omits the number. */
export const ru: Messages<"ru"> = {
  locale: "ru",
  people: { one: "{n} человек", few: "{n} человека", many: "{n} человек", other: "{n} человека" },
  minutes: {
    1: "за последнюю минуту",
    one: "за последнюю {n} минуту",
    few: "за последние {n} минуты",
    many: "за последние {n} минут",
    other: "за последние {n} минуты",
  },
  seconds: {
    1: "за последнюю секунду",
    one: "за последнюю {n} секунду",
    few: "за последние {n} секунды",
    many: "за последние {n} секунд",
    other: "за последние {n} секунды",
  },
  recent: { site: "{people} на этом сайте {time}", page: "{people} на этой странице {time}" },
  now: { site: "{people} сейчас на этом сайте", page: "{people} сейчас на этой странице" },
  short: { site: "{n} здесь", page: "{n} здесь" },
};
