import type { Surroundings } from "../surroundings.js";
import { datesOf, type ClockReading } from "./check-clock.js";

/** What a relay answered. */
export interface RelayReply {
  readonly status: number;
  readonly headers: Headers;
  /** `undefined` where the body is no JSON. */
  readonly json: unknown;
  readonly clock: ClockReading;
}

const TIMEOUT_MS = 10_000;

/** Asks as a browser would, and follows no redirect. */
export async function askRelay(
  url: string,
  headers: Readonly<Record<string, string>>,
  { fetch = globalThis.fetch, now = Date.now }: Pick<Surroundings, "fetch" | "now">,
): Promise<RelayReply> {
  const sentAt = now();
  const response = await fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
  const clock = { whose: new URL(url).host, ...datesOf(response.headers), sentAt, receivedAt: now() };
  const json: unknown = await response.json().catch(() => undefined);
  return { status: response.status, headers: response.headers, json, clock };
}
