import { parseHttpDate } from "../parse/http-date.js";

/** The times of a call and its answer, in epoch milliseconds by this machine's clock. */
interface Exchange {
  readonly sentAt: number;
  readonly receivedAt: number;
}

/**
 * The least number of seconds by which this machine's clock is ahead of the service's; negative if it is behind, 0 if the
 * clocks may agree, `null` if the answer has no `Date`. The service's time is `Date` plus the `Age` that caches add (RFC
 * 9111 §5.1). `Date` is in whole seconds and may be from any moment of the exchange. The least value makes no count look
 * younger than it is.
 */
export function clockSkewSeconds(headers: Headers, { sentAt, receivedAt }: Exchange): number | null {
  const date = parseHttpDate(headers.get("date"));
  if (date === null) return null;
  const serviceTime = date + 1000 * ageSeconds(headers.get("age"));
  const most = receivedAt - serviceTime;
  const least = sentAt - serviceTime - 1000;
  return least <= 0 && most >= 0 ? 0 : least / 1000;
}

function ageSeconds(value: string | null): number {
  return value !== null && /^\d{1,9}$/.test(value.trim()) ? Number(value) : 0;
}
