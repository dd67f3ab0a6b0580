import type { Pageview } from "../world/pageview.js";
import type { SiteReport } from "../world/site-report.js";
import { countVisitors, tallyPages } from "../world/tally.js";
import type { Metric, PagesQuery } from "./parse-query.js";

/** A query with the page views that it selects from. */
export interface AnsweredQuery {
  readonly query: PagesQuery;
  /** The query as received. The response repeats parts of it. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly report: SiteReport;
}

interface Row {
  readonly dimensions: readonly string[];
  readonly metrics: readonly number[];
}

/**
 * The body of a v2 response: one row per viewed page, or one row in total. A visitor counts on each page with a view in
 * the range, so the rows may add up to more than the site's visitors.
 */
export function queryBody({ query, input, report }: AnsweredQuery): object {
  // The range includes both ends, and `between` excludes its first instant.
  const all = report.between(query.from - 1, query.to);
  const pageviews = query.paths === null ? all : all.filter(({ path }) => query.paths?.includes(path));
  return {
    results: query.isByPage ? rowsByPage(pageviews, query.metrics) : [totalRow(pageviews, query.metrics)],
    meta: {},
    query: {
      site_id: input["site_id"],
      metrics: query.metrics,
      date_range: input["date_range"],
      dimensions: query.isByPage ? ["event:page"] : [],
      filters: input["filters"] ?? [],
      order_by: [[query.metrics[0], "desc"]],
      include: {},
      pagination: { offset: 0, limit: 10_000 },
    },
  };
}

function rowsByPage(pageviews: readonly Pageview[], metrics: readonly Metric[]): readonly Row[] {
  const order = metrics[0] ?? "visitors";
  return tallyPages(pageviews)
    .toSorted((one, other) => other[order] - one[order])
    .map((tally) => ({ dimensions: [tally.path], metrics: metrics.map((metric) => tally[metric]) }));
}

function totalRow(pageviews: readonly Pageview[], metrics: readonly Metric[]): Row {
  const totals = { visitors: countVisitors(pageviews), pageviews: pageviews.length };
  return { dimensions: [], metrics: metrics.map((metric) => totals[metric]) };
}
