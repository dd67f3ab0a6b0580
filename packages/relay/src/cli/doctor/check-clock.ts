import { unsure, well, wrong, type Finding } from "./finding.js";

/** An answer's `Date`, between two looks at this machine's clock (epoch milliseconds). */
export interface ClockReading {
  /** Whose clock it is, e.g. a host. */
  readonly whose: string;
  readonly date: string | null;
  readonly age: string | null;
  readonly sentAt: number;
  readonly receivedAt: number;
}

const UNSURE_SECONDS = 5;
const WRONG_SECONDS = 30;
const EFFECT =
  "a relay ages counts by the service's clock from its second reading on, but times pages and the services' hours by its own";
/** `Date` has whole seconds: half of one is lost on average. */
const LOST_MS = 500;

/** Whether this machine's clock agrees with another's. */
export function checkClock({ whose, date, age, sentAt, receivedAt }: ClockReading): Finding {
  const theirs = Date.parse(date ?? "") + Number(age ?? 0) * 1000 + LOST_MS;
  if (Number.isNaN(theirs))
    return unsure(`clock: ${whose} doesn't tell its time (no Date header), so nothing can be compared`);
  const aheadSeconds = Math.round(((sentAt + receivedAt) / 2 - theirs) / 1000);
  const off = Math.abs(aheadSeconds);
  if (off <= UNSURE_SECONDS) return well(`clock: agrees with that of ${whose}`);
  const message = `clock: this machine's is ${off} s ${aheadSeconds > 0 ? "ahead of" : "behind"} that of ${whose}: ${EFFECT}. Let NTP set it`;
  return off > WRONG_SECONDS ? wrong(message) : unsure(message);
}

/** `fetch` that notes the clocks of whoever answers. */
export function notingClocks(fetch: typeof globalThis.fetch, now: () => number, note: (reading: ClockReading) => void) {
  const noting: typeof globalThis.fetch = async (input, init) => {
    const sentAt = now();
    const response = await fetch(input, init);
    const { host } = new URL(input instanceof Request ? input.url : input);
    note({ whose: host, ...datesOf(response.headers), sentAt, receivedAt: now() });
    return response;
  };
  return noting;
}

/** The headers that a clock is read from. */
export function datesOf(headers: Headers): Pick<ClockReading, "date" | "age"> {
  return { date: headers.get("date"), age: headers.get("age") };
}
