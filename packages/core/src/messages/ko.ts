import type { Messages } from "../messages.js";

/** Korean. */
export const ko: Messages<"ko"> = {
  locale: "ko",
  people: { other: "{n}명", atLeast: "{n}명 이상" },
  minutes: { other: "최근 {n}분간" },
  seconds: { other: "최근 {n}초간" },
  recent: {
    site: "{time} 이 사이트 방문자 {people}",
    page: "{time} 이 페이지 방문자 {people}",
    elsewhere: "{time} 이 상품 페이지 방문자 {people}",
  },
  now: {
    site: "지금 이 사이트에 {people}",
    page: "지금 이 페이지에 {people}",
    elsewhere: "지금 이 상품을 보는 사람 {people}",
  },
  short: { site: "사이트에 {people}", page: "여기 {people}", elsewhere: "{people} 보는 중" },
};
