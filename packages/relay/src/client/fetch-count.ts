import { canonicalPath, raceWithSignal, type LiveCount } from "@onlookers/core";
import { parseLiveCount } from "../wire.js";
import { RelayError, type RelayErrorCode } from "./relay-error.js";
import type { ServerClock } from "./server-clock.js";

/** Milliseconds. */
const TIMEOUT = 10_000;
/** A day: what claims more is broken, and would put the clock or the next poll out of reach. */
const MAX_SECONDS = 86_400;

/**
 * Asks a relay once, for 10 s at most and as long as the visitor stays: the back/forward cache takes no page with a
 * request under way.
 *
 * @param page as it is asked for in `url`, in any spelling
 * @param clock is told the server's time
 * @throws {RelayError} and nothing else
 */
export async function fetchCount(
  url: string,
  page: string | undefined,
  fetcher: typeof fetch,
  clock: ServerClock,
): Promise<LiveCount> {
  const request = new AbortController();
  const { signal } = request;
  const end = (code: RelayErrorCode) => request.abort(new RelayError(code, url));
  const timer = setTimeout(end, TIMEOUT, "timeout");
  globalThis.addEventListener?.("pagehide", () => end("aborted"), { signal }); // Node has no such events.
  try {
    // The plainest request there is: no cookie and no header of our own, so no preflight, and any cache may answer it.
    const asked = fetcher(url, { credentials: "omit", redirect: "manual", signal });
    // Settled by whatever comes first, whether or not `fetcher` heeds its signal.
    return await raceWithSignal(
      asked.then((response) => countIn(response, url, page, clock)),
      signal,
    );
  } catch (error) {
    throw error instanceof RelayError ? error : new RelayError("network", url);
  } finally {
    clearTimeout(timer);
    request.abort();
  }
}

async function countIn(
  response: Response,
  url: string,
  page: string | undefined,
  clock: ServerClock,
): Promise<LiveCount> {
  const { status, headers } = response;
  const secondsIn = (name: string) => Math.min(Number(headers.get(name)) || 0, MAX_SECONDS);
  // What a redirect leads to, a login page say, is not the relay.
  const count = response.ok && !response.redirected && parseLiveCount(await response.json().catch(() => null));
  // The site's count where the service knows no pages; never another page's, from a cache that ignores the query.
  if (!count || ![null, page && canonicalPath(page)].includes(count.page)) {
    throw new RelayError(codeOf(status), url, status, secondsIn("retry-after") || null);
  }
  clock.said(Date.parse(headers.get("date") ?? "") + secondsIn("age") * 1000);
  return count;
}

function codeOf(status: number): RelayErrorCode {
  if (status === 404) return "not_found";
  if (status === 429) return "rate_limited";
  if (status < 400) return "invalid_response"; // A redirect too, which a browser shows as status 0.
  return status < 500 ? "bad_request" : "upstream";
}
