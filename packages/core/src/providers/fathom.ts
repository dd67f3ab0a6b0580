import { parseCount, parseRecord } from "../parse/fields.js";
import { defineProvider } from "../provider/define-provider.js";
import { parsePageRows } from "../provider/page-tally.js";
import type { PaceOptions, PagesReading, Provider, VisitorsReading } from "../provider/provider.js";
import type { ProviderCall } from "../provider/provider-call.js";

/** Options of {@link fathom}. */
export interface FathomOptions extends PaceOptions {
  /** The site's id. */
  readonly siteId: string;
  /** An API token that may read the site. */
  readonly token: string;
  /** @default "https://api.usefathom.com" */
  readonly baseUrl?: string | undefined;
  /** The span that a count covers, as Fathom's support states it. There is no default, because Fathom publishes none. */
  readonly windowSeconds: number;
  /**
   * Also reads visitors by page, in the same call.
   *
   * @default false
   */
  readonly pages?: boolean | undefined;
}

const MAX_ROWS = 150;

/**
 * Fathom: its current visitors. Fathom bills each call as a pageview, and limits a user to 10 calls a minute, with all
 * tokens and sites together.
 *
 * @see https://usefathom.com/api
 */
export function fathom(options: FathomOptions): Provider {
  const { siteId, token, baseUrl = "https://api.usefathom.com", windowSeconds } = options;
  return defineProvider({
    name: "fathom",
    siteId,
    token,
    baseUrl,
    windowSeconds,
    intervalSeconds: options.intervalSeconds ?? Math.min(60, windowSeconds),
    limits: options.limits ?? [{ requests: 10, perSeconds: 60 }],
    visitors: visitorsOf(options.pages === true),
    billedAs: "one pageview of your Fathom plan",
  });
}

function visitorsOf(withPages: boolean): ProviderCall<VisitorsReading> {
  return {
    request: (siteId) => ({
      path: "/v1/current_visitors",
      query: withPages ? { site_id: siteId, detailed: "true" } : { site_id: siteId },
    }),
    parse(answer) {
      const { total, content } = parseRecord(answer.body) ?? {};
      const activeVisitors = parseCount(total, { digits: true });
      if (activeVisitors === null) return null;
      const pages = withPages ? parsePages(content, activeVisitors) : null;
      return { activeVisitors, ...pages, ...answer.observed() };
    },
  };
}

function parsePages(rows: unknown, atMost: number): PagesReading | null {
  const pages = parsePageRows(rows, (row) => [row["pathname"], row["total"]], atMost);
  if (pages === null || !Array.isArray(rows)) return null;
  return { pages, pagesBasis: "visitors", pagesTruncated: rows.length >= MAX_ROWS };
}
