import { parseHttpDate } from "../parse/instant.js";

const MAX_SECONDS = Number.MAX_SAFE_INTEGER;

/** The parts of an error answer that may contain a wait. */
interface ErrorAnswer {
  /** The `Retry-After` header. */
  readonly header: string | null;
  readonly body: Readonly<Record<string, unknown>> | null;
  /** Epoch milliseconds: the answer's `Date` if it has one, so that clock differences don't matter. */
  readonly answeredAt: number;
}

/**
 * The seconds that an error answer requests to wait: `Retry-After` (RFC 9110 §10.2.3) in whole seconds or as a date, else
 * the body's `retryAfter` (seconds), else its `resetIn` (milliseconds, rounded up). `null` without a valid value. Services
 * do send headers such as `undefined` and `1.5`. The obsolete date formats of RFC 9110 are not supported.
 */
export function retryAfterSeconds({ header, body, answeredAt }: ErrorAnswer): number | null {
  const value = header?.trim() ?? "";
  if (/^\d+$/.test(value)) return Math.min(Number(value), MAX_SECONDS);
  const date = parseHttpDate(value);
  if (date !== null) return Math.max(0, Math.ceil((date - answeredAt) / 1000));
  return seconds(body?.["retryAfter"], 1) ?? seconds(body?.["resetIn"], 1000);
}

function seconds(value: unknown, unitsPerSecond: number): number | null {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) return null;
  return Math.min(Math.ceil(value / unitsPerSecond), MAX_SECONDS);
}
