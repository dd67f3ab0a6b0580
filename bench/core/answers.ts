/** A response of each service for a site with this many pages, in the size of a real one. */
export interface ServiceAnswer {
  readonly service: "plausible" | "posthog" | "ztas" | "versatailor";
  readonly text: string;
}

const AT = "2026-11-22T14:32:20.000Z";

export function answersWith(pages: number): readonly ServiceAnswer[] {
  const paths = Array.from({ length: pages }, (_, page) => `/collections/shoes/product-${page}`);
  const visitors = (page: number) => Math.ceil(pages / (page + 1));
  const results = paths.map((path, page) => ({ dimensions: [path], metrics: [visitors(page)] }));
  const recent = paths.slice(0, 10).map((page) => ({ page, timestamp: AT, country: "DE" }));
  const ztas = {
    activeVisitors: pages * 2,
    pageviewsLast5Min: pages * 4,
    pageBreakdown: Object.fromEntries(paths.map((path, page) => [path, visitors(page)])),
    recentPageviews: recent,
    visitorsPerMinute: ["14:28", "14:29", "14:30", "14:31", "14:32"].map((minute) => ({ minute, visitors: pages })),
    timestamp: AT,
  };
  return [
    { service: "plausible", text: JSON.stringify({ results, meta: {}, query: {} }) },
    {
      service: "posthog",
      text: JSON.stringify({
        results: paths.map((path, page) => [path, visitors(page)]),
        hasMore: false,
        is_cached: false,
        last_refresh: AT,
      }),
    },
    { service: "ztas", text: JSON.stringify(ztas) },
    { service: "versatailor", text: JSON.stringify({ currentVisitors: 17, websiteId: "shop", timestamp: AT }) },
  ];
}
