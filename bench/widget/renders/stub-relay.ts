import type { LiveCount } from "@onlookers/core";

/** A relay whose counts the bench sets. */
export interface StubRelay {
  readonly fetch: typeof fetch;
  /** How often it was asked. */
  asked: number;
  /** Visitors of a page, or of the site. */
  visitorsOf: (page: string | null) => number;
  /** Epoch milliseconds since when its service gives it nothing new; left out: it counts anew at each request. */
  silentSince: number | undefined;
}

/** Seconds for which a count is fresh. */
export const TTL = 30;

/** Seconds that a count speaks of: past them it may not be shown. */
export const WINDOW = 300;

/** Counts 17 everywhere until it is told otherwise. */
export function createStubRelay(): StubRelay {
  const relay: StubRelay = {
    asked: 0,
    visitorsOf: () => 17,
    silentSince: undefined,
    async fetch(input) {
      relay.asked += 1;
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
