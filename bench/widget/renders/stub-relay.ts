import type { LiveCount } from "@onlookers/core";

/** A relay whose counts the bench sets. */
export interface StubRelay {
  readonly fetch: typeof fetch;
  /** The number of requests. */
  requests: number;
  /** The visitors of a page, or of the site for `null`. */
  visitorsOf: (page: string | null) => number;
  /** The time of the last count, in epoch milliseconds. @default the time of the request */
  silentSince: number | undefined;
}

/** The ttl of each count, in seconds. */
export const TTL = 30;

/** The window of each count, in seconds. */
export const WINDOW = 300;

/** Creates a relay that counts 17 visitors on every page. */
export function createStubRelay(): StubRelay {
  const relay: StubRelay = {
    requests: 0,
    visitorsOf: () => 17,
    silentSince: undefined,
    async fetch(input) {
      relay.requests += 1;
      const pages = new URLSearchParams(new Request(input).url.split("?")[1]).getAll("page");
      const counts = pages.length === 0 ? countOf(null) : pages.map(countOf);
      return Response.json(counts, { headers: { date: new Date().toUTCString() } });
    },
  };

  function countOf(page: string | null): LiveCount {
    return {
      site: "default",
      visitors: relay.visitorsOf(page),
      scope: page === null ? "site" : "page",
      page,
      windowSeconds: WINDOW,
      observedAt: new Date(relay.silentSince ?? Date.now()).toISOString(),
      ttlSeconds: TTL,
    };
  }

  return relay;
}
