import type { Messages } from "../messages.js";

/** Indonesian. */
export const id: Messages<"id"> = {
  locale: "id",
  people: { other: "{n} orang" },
  minutes: { other: "dalam {n} menit terakhir" },
  seconds: { other: "dalam {n} detik terakhir" },
  recent: { site: "{people} di situs ini {time}", page: "{people} di halaman ini {time}" },
  now: { site: "{people} di situs ini saat ini", page: "{people} di halaman ini saat ini" },
  short: { site: "{n} di sini", page: "{n} di sini" },
};
