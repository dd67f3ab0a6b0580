import type { Reading } from "../world/reading.js";
import { tallyPages, countVisitors } from "../world/tally.js";
import type { View } from "../world/view.js";
import type { Metric, PagesQuery } from "./parse-query.js";

interface Row {
  readonly dimensions: readonly string[];
  readonly metrics: readonly number[];
}

/**
 * The body of a v2 answer: a row for each page that was viewed, or one row for all. Visitors are those with a view on
 * the page in the range, so the rows may add up to more than the site has.
 *
 * @param asked the query as it came, to be echoed
 */
export function answerQuery(query: PagesQuery, asked: Readonly<Record<string, unknown>>, reading: Reading): object {
  // Both ends belong to the range, and `between` leaves its first instant out.
  const all = reading.between(query.from - 1, query.to);
  const views = query.paths === null ? all : all.filter(({ path }) => query.paths?.includes(path));
  return {
    results: query.isByPage ? rowsByPage(views, query.metrics) : [oneRow(views, query.metrics)],
    meta: {},
    query: {
      site_id: reading.site.plausible?.siteId,
      metrics: query.metrics,
      date_range: asked["date_range"],
      dimensions: query.isByPage ? ["event:page"] : [],
      filters: asked["filters"] ?? [],
      order_by: [[query.metrics[0], "desc"]],
      include: {},
      pagination: { offset: 0, limit: 10_000 },
    },
  };
}

function rowsByPage(views: readonly View[], metrics: readonly Metric[]): readonly Row[] {
  const order = metrics[0] ?? "visitors";
  return tallyPages(views)
    .toSorted((one, other) => other[order] - one[order])
    .map((tally) => ({ dimensions: [tally.path], metrics: metrics.map((metric) => tally[metric]) }));
}

function oneRow(views: readonly View[], metrics: readonly Metric[]): Row {
  const numbers = { visitors: countVisitors(views), pageviews: views.length };
  return { dimensions: [], metrics: metrics.map((metric) => numbers[metric]) };
}
