import type { Messages } from "../messages.js";

/** Indonesian. */
export const id: Messages<"id"> = {
  locale: "id",
  people: { other: "{n} orang" },
  minutes: { other: "dalam {n} menit terakhir" },
  seconds: { other: "dalam {n} detik terakhir" },
  recent: {
    site: "{people} di situs ini {time}",
    page: "{people} di halaman ini {time}",
    elsewhere: "{people} di halaman produk ini {time}",
  },
  now: {
    site: "{people} sedang berada di situs ini",
    page: "{people} sedang melihat halaman ini",
    elsewhere: "{people} sedang melihat produk ini",
  },
  short: { site: "{n} di situs ini", page: "{n} di sini", elsewhere: "{n} sedang melihat" },
};
