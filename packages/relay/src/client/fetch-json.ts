import { canonicalPage, canonicalPath, raceWithSignal, type LiveCount, type VisitorQuery } from "@onlookers/core";
import { parseLiveCount } from "../wire.js";
import { RelayError, type RelayErrorCode } from "./relay-error.js";

const TIMEOUT_MS = 10_000;
/** A day. A longer `Age` or `Retry-After` is an error. */
const MAX_SECONDS = 86_400;

/**
 * Sends one request to a relay and reads the body's JSON. It rejects with a {@link RelayError} and nothing else.
 *
 * @param parse receives `null` for a body without JSON; returns `null` to reject the body
 */
export type FetchJson = <T>(url: string, parse: (body: unknown) => T | null) => Promise<Answer<T>>;

/** A parsed response. */
export interface Answer<T> {
  readonly body: T;
  /** `Date` plus `Age` in epoch milliseconds; `NaN` without a `Date`. Caches and clocks may make it wrong. */
  readonly time: number;
}

/**
 * Makes the function that sends a source's requests. A request ends after 10 s, and when the visitor leaves the page: the
 * back/forward cache takes no page with a request in flight.
 *
 * @param options its `fetch`, or else the global one, is looked up at each request
 */
export function createFetchJson(options: { readonly fetch?: typeof fetch | undefined }): FetchJson {
  return async (url, parse) => {
    const controller = new AbortController();
    const { signal } = controller;
    const end = (code: RelayErrorCode) => controller.abort(new RelayError(code, url));
    const timer = setTimeout(end, TIMEOUT_MS, "timeout");
    globalThis.addEventListener?.("pagehide", () => end("aborted"), { signal }); // Node has no such events.

    async function send() {
      // No header of our own, so there is no preflight. Cookies are sent to the page's own origin only, which may be protected.
      const response = await (options.fetch ?? fetch)(url, { signal });
      const { status, headers } = response;
      const secondsIn = (name: string) => Math.min(Number(headers.get(name)) || 0, MAX_SECONDS);
      // Of the other successes, 206 has a part of a body.
      const body = status === 200 && isOwnResponse(response, url) && parse(await response.json().catch(() => null));
      if (!body) throw new RelayError(codeOf(status), url, status, secondsIn("retry-after") || null);
      return { body, time: Date.parse(headers.get("date") ?? "") + secondsIn("age") * 1000 };
    }

    try {
      // A custom `fetch` may ignore its signal.
      return await raceWithSignal(send(), signal);
    } catch (error) {
      throw error instanceof RelayError ? error : new RelayError("network", url);
    } finally {
      clearTimeout(timer);
      controller.abort();
    }
  };
}

/** Whether a response comes from the origin of the request. Within it, hosts redirect for slashes and locales. */
function isOwnResponse({ redirected, url }: Response, requested: string): boolean {
  return !redirected || new URL(url).origin === new URL(new Request(requested).url).origin;
}

/**
 * Parses the count that answers a query: of a poll, a batch or a stream.
 *
 * @returns `null` for another page's count, which comes from a cache that ignores the query, and for another site's. A
 *   site's count is accepted for a page: the service has no pages then
 */
export function parseCountOf({ site = "default", page }: VisitorQuery, body: unknown): LiveCount | null {
  const count = parseLiveCount(body);
  const pages = [null, page && canonicalPage(page), page && canonicalPath(page)];
  return count?.site === site && pages.includes(count.page) ? count : null;
}

/** Fetches the count of a query at its `url`. It rejects with a {@link RelayError} and nothing else. */
export type FetchCount = (url: string, fetchJson: FetchJson, query: VisitorQuery) => Promise<Answer<LiveCount>>;

function codeOf(status: number): RelayErrorCode {
  if (status === 404) return "not_found";
  if (status === 429) return "rate_limited";
  if (status < 400) return "invalid_response"; // Includes the target of a redirect, such as a login page.
  return status < 500 ? "bad_request" : "upstream";
}
