import { parseHttpDate } from "../parse/http-date.js";

/** When a call was sent and its answer came, in epoch milliseconds by our own clock. */
interface Exchange {
  readonly askedAt: number;
  readonly receivedAt: number;
}

/**
 * Seconds by which our clock is ahead of an answer's sender at least, by its `Date` and what caches have added to it
 * (`Age`, RFC 9111 §5.1); 0 where the two may agree, `null` without a `Date`. The answer was dated at some moment of the
 * exchange, and in whole seconds: whoever goes by the least takes nothing for younger than it is.
 */
export function clockSkewSeconds(headers: Headers, { askedAt, receivedAt }: Exchange): number | null {
  const date = parseHttpDate(headers.get("date"));
  if (date === null) return null;
  const latest = date + 1000 * ageSeconds(headers.get("age"));
  const most = receivedAt - latest;
  const least = askedAt - latest - 1000;
  return least <= 0 && most >= 0 ? 0 : least / 1000;
}

function ageSeconds(value: string | null): number {
  return value !== null && /^\d{1,9}$/.test(value.trim()) ? Number(value) : 0;
}
