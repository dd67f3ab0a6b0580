import type { Messages } from "../messages.js";

/** Ukrainian. `one` is for 1, 21, 31…; only the text for 1 omits the number. */
export const uk: Messages<"uk"> = {
  locale: "uk",
  people: { one: "{n} людина", few: "{n} людини", many: "{n} людей", other: "{n} людини" },
  minutes: {
    1: "за останню хвилину",
    one: "за останню {n} хвилину",
    few: "за останні {n} хвилини",
    many: "за останні {n} хвилин",
    other: "за останні {n} хвилини",
  },
  seconds: {
    1: "за останню секунду",
    one: "за останню {n} секунду",
    few: "за останні {n} секунди",
    many: "за останні {n} секунд",
    other: "за останні {n} секунди",
  },
  recent: {
    site: "{people} на цьому сайті {time}",
    page: "{people} на цій сторінці {time}",
    elsewhere: "{people} на сторінці цього товару {time}",
  },
  now: {
    site: "{people} зараз на цьому сайті",
    page: "{people} зараз на цій сторінці",
    elsewhere: {
      one: "{people} зараз переглядає цей товар",
      few: "{people} зараз переглядають цей товар",
      many: "{people} зараз переглядають цей товар",
      other: "{people} зараз переглядають цей товар",
    },
  },
  short: {
    site: "{n} на сайті",
    page: "{n} тут",
    elsewhere: { one: "{n} переглядає", few: "{n} переглядають", many: "{n} переглядають", other: "{n} переглядають" },
  },
};
