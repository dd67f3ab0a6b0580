import type { LiveCount, VisitorQuery } from "@onlookers/core";
import { testCount } from "./test-count.js";

/** The queries that an emission of a test source is for, and fields of its count. */
export interface EmitOptions {
  /**
   * The site of the queries.
   *
   * @default every site
   */
  readonly site?: string | undefined;
  /**
   * The page of the queries, `null` for the whole site.
   *
   * @default every page and the whole site, each with a count of its own
   */
  readonly page?: string | null | undefined;
  /**
   * `"site"` for a page: its service has no counts by page.
   *
   * @default as requested
   */
  readonly scope?: LiveCount["scope"] | undefined;
  /** @default 300 */
  readonly windowSeconds?: number | undefined;
  /** @default 30 */
  readonly ttlSeconds?: number | undefined;
  /** @default 0 */
  readonly countedSecondsAgo?: number | undefined;
}

/** Whether an emission is for this query. */
export function matches(query: VisitorQuery, { site, page }: EmitOptions): boolean {
  const isSite = site === undefined || site === (query.site ?? "default");
  return isSite && (page === undefined || page === (query.page ?? null));
}

/** An emitted count. */
export interface EmittedCount {
  readonly visitors: number | null;
  readonly options: EmitOptions;
  /** The server's time in epoch milliseconds. */
  readonly now: number;
}

/** The emitted count as the response to a query. */
export function countFor(query: VisitorQuery, { visitors, options, now }: EmittedCount): LiveCount {
  const { scope = "page", windowSeconds, ttlSeconds, countedSecondsAgo = 0 } = options;
  return testCount({
    site: query.site,
    visitors,
    page: scope === "page" ? query.page : undefined,
    windowSeconds,
    ttlSeconds,
    observedAt: new Date(now - countedSecondsAgo * 1000).toISOString(),
  });
}
