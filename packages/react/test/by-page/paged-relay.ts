import type { LiveCount } from "@onlookers/core";
import { vi } from "vitest";
import { PAGE_COUNT } from "../manual-source.js";

/** A relay that reads all pages again after their ttl. `visitorsOf` returns the visitors of a page. */
export function pagedRelay(visitorsOf: (page: string) => number = () => 4) {
  let readAt = -Infinity;
  const fetch = vi.fn<(url: unknown) => Promise<Response>>(async (url) => {
    if (Date.now() > readAt + PAGE_COUNT.ttlSeconds * 1000) readAt = Date.now();
    const counts = pagesOf(url).map((page): LiveCount => ({
      ...PAGE_COUNT,
      page,
      visitors: visitorsOf(page),
      observedAt: new Date(readAt).toISOString(),
    }));
    const body = counts.length === 1 ? counts[0] : counts;
    return Response.json(body, { headers: { date: new Date().toUTCString() } });
  });
  return { fetch, requestedPages: () => fetch.mock.calls.map(([url]) => pagesOf(url)) };
}

function pagesOf(url: unknown): string[] {
  return new URLSearchParams(String(url).split("?")[1]).getAll("page");
}
