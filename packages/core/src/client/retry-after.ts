import { parseHttpDate } from "../parse/http-date.js";

const MAX_SECONDS = Number.MAX_SAFE_INTEGER;

/**
 * Seconds that an error answer asks to wait: `Retry-After` (RFC 9110 §10.2.3) as whole seconds or as a date, else
 * the body's `retryAfter` (seconds), else its `resetIn` (milliseconds, rounded up). `null` where it doesn't say;
 * header values such as `undefined` and `1.5` are seen in the wild and say nothing.
 *
 * @param answeredAt the answer's own `Date` where it has one, so that clocks don't matter; epoch milliseconds
 */
export function retryAfterSeconds(
  header: string | null,
  body: Readonly<Record<string, unknown>> | null,
  answeredAt: number,
): number | null {
  const value = header?.trim() ?? "";
  if (/^\d+$/.test(value)) return Math.min(Number(value), MAX_SECONDS);
  const date = parseHttpDate(value);
  if (date !== null) return Math.max(0, Math.ceil((date - answeredAt) / 1000));
  return wait(body?.["retryAfter"], 1) ?? wait(body?.["resetIn"], 1000);
}

function wait(value: unknown, unitsPerSecond: number): number | null {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) return null;
  return Math.min(Math.ceil(value / unitsPerSecond), MAX_SECONDS);
}
