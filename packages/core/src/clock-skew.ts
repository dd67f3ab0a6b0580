import { parseHttpDate } from "./parse/http-date.js";

/**
 * Seconds by which our clock was ahead of an answer's sender, by its `Date` and what caches have added to it (`Age`,
 * RFC 9111 §5.1). `Date` has whole seconds and an answer takes a while, so it is good to a second or two; `null` without
 * a `Date`.
 *
 * @param receivedAt epoch milliseconds by our own clock
 */
export function clockSkewSeconds(headers: Headers, receivedAt: number): number | null {
  const date = parseHttpDate(headers.get("date"));
  return date === null ? null : (receivedAt - date) / 1000 - ageSeconds(headers.get("age"));
}

function ageSeconds(value: string | null): number {
  return value !== null && /^\d{1,9}$/.test(value.trim()) ? Number(value) : 0;
}
