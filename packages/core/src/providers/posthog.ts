import { parseCount, parseRecord } from "../parse/fields.js";
import { parsePage } from "../parse/path.js";
import { defineProvider } from "../provider/define-provider.js";
import { tallyPages, toPages } from "../provider/page-tally.js";
import type { PaceOptions, PagesReading, Provider, VisitorsReading } from "../provider/provider.js";
import type { ProviderCall, ProviderRequest } from "../provider/provider-call.js";

/** Options of {@link posthog}. */
export interface PosthogOptions extends PaceOptions {
  /** The project's number. */
  readonly siteId: string;
  /** A personal API key (`phx_…`) or a project secret key, with the scope `query:read`. */
  readonly token: string;
  /**
   * `https://eu.posthog.com` for PostHog Cloud EU, or the address of a self-hosted PostHog.
   *
   * @default "https://us.posthog.com"
   */
  readonly baseUrl?: string | undefined;
  /**
   * The span that a count covers.
   *
   * @default 300
   */
  readonly windowSeconds?: number | undefined;
  /**
   * Also reads visitors by page, by a second query of each reading.
   *
   * @default false
   */
  readonly pages?: boolean | undefined;
  /**
   * The project's queries per hour. Some old accounts have 120.
   *
   * @default 2_400
   */
  readonly hourlyLimit?: number | undefined;
}

const MAX_ROWS = 1_000;

/**
 * PostHog: persons with a page view in the last seconds, by a HogQL query. The limits apply to the project, with the
 * queries of its members.
 *
 * @see https://posthog.com/docs/api/queries
 */
export function posthog(options: PosthogOptions): Provider {
  const { siteId, token, baseUrl = "https://us.posthog.com", windowSeconds = 300, hourlyLimit = 2_400 } = options;
  return defineProvider({
    name: "posthog",
    siteId,
    token,
    baseUrl,
    windowSeconds,
    intervalSeconds: options.intervalSeconds ?? Math.min(60, windowSeconds),
    limits: options.limits ?? [
      { requests: 240, perSeconds: 60 },
      { requests: hourlyLimit, perSeconds: 3600 },
    ],
    visitors: visitorsOf(windowSeconds),
    pages: options.pages === true ? pagesOf(windowSeconds) : null,
  });
}

function visitorsOf(windowSeconds: number): ProviderCall<VisitorsReading> {
  const sql = `select count(distinct person_id) ${pageviewsOf(windowSeconds)}`;
  return {
    request: (siteId) => queryRequest(siteId, sql),
    parse(answer) {
      const { results, last_refresh: countedAt } = parseRecord(answer.body) ?? {};
      const [row] = parseLists(results) ?? [];
      const activeVisitors = parseCount(row?.[0], { digits: true });
      return activeVisitors === null ? null : { activeVisitors, ...answer.observed(countedAt) };
    },
  };
}

function pagesOf(windowSeconds: number): ProviderCall<PagesReading> {
  const columns = "properties.$pathname, count(distinct person_id)";
  const sql = `select ${columns} ${pageviewsOf(windowSeconds)} group by 1 order by 2 desc limit ${MAX_ROWS}`;
  return {
    request: (siteId) => queryRequest(siteId, sql),
    parse({ body }) {
      const { results, hasMore } = parseRecord(body) ?? {};
      const rows = parseLists(results);
      if (rows === null || !Array.isArray(results)) return null;
      const pagesTruncated = hasMore === true || results.length >= MAX_ROWS;
      return { pages: toPages(tallyPages(pageRows(rows))), pagesBasis: "visitors", pagesTruncated };
    },
  };
}

/** Events have the time of the visitor's clock, corrected by PostHog, so some are a little in the future. */
function pageviewsOf(windowSeconds: number): string {
  const since = `timestamp > now() - interval ${windowSeconds} second`;
  return `from events where event = '$pageview' and ${since} and timestamp <= now() + interval 60 second`;
}

function queryRequest(siteId: string, query: string): ProviderRequest {
  return {
    path: `/api/projects/${encodeURIComponent(siteId)}/query/`,
    // By default, PostHog answers from a cache.
    json: { query: { kind: "HogQLQuery", query }, refresh: "force_blocking", name: "onlookers" },
  };
}

function* pageRows(rows: readonly (readonly unknown[])[]): Generator<[path: string, visitors: number]> {
  for (const [path, visitors] of rows) {
    const parsedPath = path === undefined ? undefined : parsePage(path);
    const count = parseCount(visitors, { digits: true });
    if (parsedPath !== undefined && count !== null) yield [parsedPath, count];
  }
}

/** The lists in a JSON array; `null` if it isn't an array. */
function parseLists(value: unknown): readonly (readonly unknown[])[] | null {
  return Array.isArray(value) ? value.filter((each) => Array.isArray(each)) : null;
}
