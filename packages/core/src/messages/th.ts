import type { Messages } from "../messages.js";

/** Thai. */
export const th: Messages<"th"> = {
  locale: "th",
  people: { other: "{n} คน" },
  minutes: { other: "ในช่วง {n} นาทีที่ผ่านมา" },
  seconds: { other: "ในช่วง {n} วินาทีที่ผ่านมา" },
  recent: {
    site: "มีผู้เข้าชมเว็บไซต์นี้ {people}{time}",
    page: "มีผู้เข้าชมหน้านี้ {people}{time}",
    elsewhere: "มีผู้เข้าชมหน้าสินค้านี้ {people}{time}",
  },
  now: {
    site: "ขณะนี้มีผู้เข้าชมเว็บไซต์นี้อยู่ {people}",
    page: "ขณะนี้มีผู้เข้าชมหน้านี้อยู่ {people}",
    elsewhere: "ขณะนี้มี {people}กำลังดูสินค้านี้",
  },
  short: { site: "{people}บนเว็บไซต์", page: "{people}ที่นี่", elsewhere: "{people}กำลังดู" },
};
