import type { LiveCount } from "@onlookers/core";
import { parseLiveCount } from "../wire.js";
import { RelayError, type RelayErrorCode } from "./relay-error.js";
import { untilAborted } from "./until-aborted.js";

/** A relay's answer. */
export interface CountAnswer {
  readonly count: LiveCount;
  /** The server's time at receipt in epoch milliseconds, by the headers `Date` and `Age`; `NaN` where they can't be read. */
  readonly saidAt: number;
}

/** Milliseconds. */
const TIMEOUT = 10_000;

/**
 * Asks a relay once, for 10 s at most and as long as the visitor stays: the back/forward cache takes no page with a
 * request under way.
 *
 * @throws {RelayError} and nothing else
 */
export async function fetchCount(url: string, fetcher: typeof fetch): Promise<CountAnswer> {
  const request = new AbortController();
  const { signal } = request;
  const end = (code: RelayErrorCode) => request.abort(new RelayError(code, url));
  const timer = setTimeout(end, TIMEOUT, "timeout");
  globalThis.addEventListener?.("pagehide", () => end("aborted"), { signal }); // Node has no such events.
  try {
    // Settled by whatever comes first, whether or not `fetcher` heeds its signal.
    return await untilAborted(ask(url, fetcher, signal), signal);
  } catch (error) {
    throw error instanceof RelayError ? error : new RelayError("network", url);
  } finally {
    clearTimeout(timer);
    request.abort();
  }
}

/** The plainest request there is: no cookie and no header of our own, so no preflight, and any cache may answer it. */
async function ask(url: string, fetcher: typeof fetch, signal: AbortSignal): Promise<CountAnswer> {
  // What a redirect leads to, a login page say, is not the relay.
  const response = await fetcher(url, { credentials: "omit", redirect: "manual", signal });
  const { status, headers } = response;
  const count = response.ok && !response.redirected && parseLiveCount(await response.json().catch(() => null));
  if (!count) {
    throw new RelayError(codeOf(status), url, status, Number(headers.get("retry-after")) || null);
  }
  const age = Number(headers.get("age")) || 0;
  return { count, saidAt: Date.parse(headers.get("date") ?? "") + age * 1000 };
}

function codeOf(status: number): RelayErrorCode {
  if (status === 404) return "not_found";
  if (status === 429) return "rate_limited";
  if (status < 400) return "invalid_response"; // A redirect too, which a browser shows as status 0.
  return status < 500 ? "bad_request" : "upstream";
}
