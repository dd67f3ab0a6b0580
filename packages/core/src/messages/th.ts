import type { Messages } from "../messages.js";

/** Thai. */
export const th: Messages<"th"> = {
  locale: "th",
  people: { other: "{n} คน" },
  minutes: { other: "ในช่วง {n} นาทีที่ผ่านมา" },
  seconds: { other: "ในช่วง {n} วินาทีที่ผ่านมา" },
  recent: { site: "{people}บนเว็บไซต์นี้{time}", page: "{people}บนหน้านี้{time}" },
  now: { site: "ขณะนี้มี {people}บนเว็บไซต์นี้", page: "ขณะนี้มี {people}บนหน้านี้" },
  short: { site: "{people}ที่นี่", page: "{people}ที่นี่" },
};
