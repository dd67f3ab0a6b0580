import { finding, type Finding } from "./finding.js";

/** A response's `Date`, with this machine's time before and after it (epoch milliseconds). */
export interface ClockReading {
  /** The owner of the clock. */
  readonly host: string;
  readonly date: string | null;
  readonly age: string | null;
  readonly sentAt: number;
  readonly receivedAt: number;
}

const WARNING_SECONDS = 5;
const ERROR_SECONDS = 30;
const EFFECT =
  "from its second reading on, a relay calculates the age of counts by the service's clock, but pages and hourly limits by its own";
/** `Date` has whole seconds, so it is half a second early on average. */
const ROUNDING_MS = 500;

/** Checks this machine's clock against another one. */
export function checkClock({ host, date, age, sentAt, receivedAt }: ClockReading): Finding {
  const theirs = Date.parse(date ?? "") + Number(age ?? 0) * 1000 + ROUNDING_MS;
  if (Number.isNaN(theirs))
    return finding.warning(`clock: ${host} sends no Date header, so the clocks cannot be compared`);
  const aheadSeconds = Math.round(((sentAt + receivedAt) / 2 - theirs) / 1000);
  const off = Math.abs(aheadSeconds);
  if (off <= WARNING_SECONDS) return finding.ok(`clock: agrees with that of ${host}`);
  const message = `clock: this machine's is ${off} s ${aheadSeconds > 0 ? "ahead of" : "behind"} that of ${host}: ${EFFECT}. Synchronise it with NTP`;
  return off > ERROR_SECONDS ? finding.error(message) : finding.warning(message);
}

/** Options of {@link recordClocks}. */
interface RecordClocksOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly record: (reading: ClockReading) => void;
}

/** Wraps `fetch` to record the clock of each server that responds. */
export function recordClocks({ fetch, now, record }: RecordClocksOptions): typeof globalThis.fetch {
  return async (input, init) => {
    const sentAt = now();
    const response = await fetch(input, init);
    const { host } = new URL(input instanceof Request ? input.url : input);
    record({ host, ...datesOf(response.headers), sentAt, receivedAt: now() });
    return response;
  };
}

/** The headers that contain a server's time. */
export function datesOf(headers: Headers): Pick<ClockReading, "date" | "age"> {
  return { date: headers.get("date"), age: headers.get("age") };
}
