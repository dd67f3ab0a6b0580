import type { CliContext } from "../cli-context.js";
import { datesOf, type ClockReading } from "./check-clock.js";

/** A relay's response. */
export interface RelayReply {
  readonly status: number;
  readonly headers: Headers;
  /** `undefined` if the body is no JSON. */
  readonly json: unknown;
  readonly clock: ClockReading;
}

/** A request to a relay. */
export interface RelayReplyRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const TIMEOUT_MS = 10_000;

/** Sends a request as a browser does, without following redirects. */
export async function requestRelay(
  { url, headers = {} }: RelayReplyRequest,
  { fetch = globalThis.fetch, now = Date.now }: Pick<CliContext, "fetch" | "now">,
): Promise<RelayReply> {
  const sentAt = now();
  const response = await fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
  const clock = { host: new URL(url).host, ...datesOf(response.headers), sentAt, receivedAt: now() };
  const json: unknown = await response.json().catch(() => undefined);
  return { status: response.status, headers: response.headers, json, clock };
}
