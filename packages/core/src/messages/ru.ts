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
  recent: {
    site: "{people} на этом сайте {time}",
    page: "{people} на этой странице {time}",
    elsewhere: "{people} на странице этого товара {time}",
  },
  now: {
    site: "{people} сейчас на этом сайте",
    page: "{people} сейчас на этой странице",
    elsewhere: {
      one: "{people} сейчас смотрит этот товар",
      few: "{people} сейчас смотрят этот товар",
      many: "{people} сейчас смотрят этот товар",
      other: "{people} сейчас смотрят этот товар",
    },
  },
  short: {
    site: "{n} на сайте",
    page: "{n} здесь",
    elsewhere: { one: "{n} смотрит", few: "{n} смотрят", many: "{n} смотрят", other: "{n} смотрят" },
  },
};
