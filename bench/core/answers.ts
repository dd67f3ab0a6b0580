/** A response of each service for a site with this many pages, in the size of a real one. */
export interface ServiceAnswer {
  readonly service:
    | "plausible"
    | "posthog"
    | "ztas"
    | "umami"
    | "rybbit"
    | "vemetric"
    | "swetrix"
    | "pirsch"
    | "fathom"
    | "versatailor";
  readonly text: string;
}

const AT = "2026-11-22T14:32:20.000Z";

export function answersWith(pages: number): readonly ServiceAnswer[] {
  const paths = Array.from({ length: pages }, (_, page) => `/collections/shoes/product-${page}`);
  const visitors = (page: number) => Math.ceil(pages / (page + 1));
  const results = paths.map((path, page) => ({ dimensions: [path], metrics: [visitors(page)] }));
  const listOf = (row: (path: string, visitors: number) => object, rows = pages) =>
    JSON.stringify(paths.slice(0, rows).map((path, page) => row(path, visitors(page))));
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
    { service: "umami", text: listOf((x, y) => ({ x, y })) },
    {
      service: "rybbit",
      // More rows of this size exceed the client's limit of 1 MiB. Rybbit sends up to 1,000.
      text: `{"data":{"data":${listOf(rybbitRow, 5_000)},"totalCount":${pages}}}`,
    },
    {
      service: "vemetric",
      text: `{"pagination":{"limit":1000},"data":${listOf((path, users) => ({ group: { "page:path": path }, metrics: { users } }))}}`,
    },
    {
      service: "swetrix",
      text: `{"data":${listOf((value, count) => ({ value, visitors: count }))},"meta":{"pid":"shop","total":${pages}}}`,
    },
    {
      service: "pirsch",
      text: `{"stats":${listOf((path, count) => ({ path, title: "Product", visitors: count }))},"visitors":${pages}}`,
    },
    {
      service: "fathom",
      text: `{"total":${pages},"content":${listOf((pathname, total) => ({ pathname, hostname: "https://shop.example", total }))},"referrers":[]}`,
    },
    { service: "versatailor", text: JSON.stringify({ currentVisitors: 17, websiteId: "shop", timestamp: AT }) },
  ];
}

function rybbitRow(value: string, count: number): object {
  const shares = { percentage: 1.5, pageviews: count, pageviews_percentage: 1.5 };
  return { value, hostname: "shop.example", count, ...shares, time_on_page_seconds: 12.5, bounce_rate: 20 };
}
