import type { LiveCount, VisitorQuery } from "@onlookers/core";
import { testCount } from "./test-count.js";

/** Whom a statement of a test source is for, and what else it says of a count. */
export interface Statement {
  /** Only for who asks for this site; left out: for all. */
  readonly site?: string | undefined;
  /** Only for who asks for this page, `null`: for the whole site; left out: for all, each as it asked. */
  readonly page?: string | null | undefined;
  /**
   * `"site"` for a page: its service has no numbers by page.
   *
   * @default as it was asked
   */
  readonly scope?: LiveCount["scope"] | undefined;
  /** @default 300 */
  readonly windowSeconds?: number | undefined;
  /** @default 30 */
  readonly ttlSeconds?: number | undefined;
  /** @default 0 */
  readonly countedSecondsAgo?: number | undefined;
}

/** Whether who asks this hears a statement about that. */
export function isMeantFor(query: VisitorQuery, { site, page }: Statement): boolean {
  const isSite = site === undefined || site === (query.site ?? "default");
  return isSite && (page === undefined || page === (query.page ?? null));
}

/**
 * The statement as the count that a query is answered with.
 *
 * @param now the server's time in epoch milliseconds
 */
export function countFor(query: VisitorQuery, visitors: number | null, about: Statement, now: number): LiveCount {
  const { scope = "page", windowSeconds, ttlSeconds, countedSecondsAgo = 0 } = about;
  return testCount({
    site: query.site,
    visitors,
    page: scope === "page" ? query.page : undefined,
    windowSeconds,
    ttlSeconds,
    observedAt: new Date(now - countedSecondsAgo * 1000).toISOString(),
  });
}
