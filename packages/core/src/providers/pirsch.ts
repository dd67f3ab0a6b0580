import { parseCount, parseRecord } from "../parse/fields.js";
import { parseInstant } from "../parse/instant.js";
import type { TokenExchange } from "../provider/access-tokens.js";
import { defineProvider } from "../provider/define-provider.js";
import { parsePageRows } from "../provider/page-tally.js";
import type { PaceOptions, PagesReading, Provider, VisitorsReading } from "../provider/provider.js";
import type { ProviderCall } from "../provider/provider-call.js";
import { checkToken } from "../provider/provider-options.js";

/** Options of {@link pirsch}. */
export interface PirschOptions extends PaceOptions {
  /** The domain's id, not its host name. */
  readonly siteId: string;
  /** The id of an API client of the domain. */
  readonly clientId: string;
  /** The API client's secret. An access key (`pa_…`) can only write. */
  readonly token: string;
  /** @default "https://api.pirsch.io" */
  readonly baseUrl?: string | undefined;
  /**
   * The span that a count covers.
   *
   * @default 300
   */
  readonly windowSeconds?: number | undefined;
  /**
   * Also reads visitors by page, in the same call.
   *
   * @default false
   */
  readonly pages?: boolean | undefined;
}

/** Pirsch documents no limit of this list. Its other lists of pages end at 100 rows. */
const MAX_ROWS = 100;

/**
 * Pirsch: visitors with an event in the last minutes. The secret is exchanged for access tokens, which each process keeps in
 * memory.
 *
 * @see https://docs.pirsch.io/api-sdks/api
 */
export function pirsch(options: PirschOptions): Provider {
  const { siteId, clientId, token, baseUrl = "https://api.pirsch.io", windowSeconds = 300 } = options;
  return defineProvider({
    name: "pirsch",
    siteId,
    token,
    exchange: exchangeOf(clientId),
    baseUrl,
    windowSeconds,
    intervalSeconds: options.intervalSeconds ?? Math.min(15, windowSeconds),
    limits: options.limits,
    visitors: visitorsOf(windowSeconds, options.pages === true),
  });
}

function exchangeOf(clientId: string): TokenExchange {
  checkToken("pirsch", clientId, "clientId");
  return {
    account: clientId,
    request: (secret) => ({ path: "/api/v1/token", json: { client_id: clientId, client_secret: secret } }),
    parse(answer) {
      const { access_token: token, expires_at: expiry } = parseRecord(answer.body) ?? {};
      if (typeof token !== "string") return null;
      const expiresAt = parseInstant(expiry);
      return { token, expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString() };
    },
  };
}

function visitorsOf(windowSeconds: number, withPages: boolean): ProviderCall<VisitorsReading> {
  return {
    request: (siteId) => ({
      path: "/api/v1/statistics/active",
      query: { id: siteId, start: `${windowSeconds}` },
    }),
    parse(answer) {
      const { stats, visitors } = parseRecord(answer.body) ?? {};
      const activeVisitors = parseCount(visitors);
      if (activeVisitors === null) return null;
      // Pirsch's language writes an empty list as null.
      const rows = stats === null && activeVisitors === 0 ? [] : stats;
      const pages = withPages ? parsePages(rows, activeVisitors) : null;
      return { activeVisitors, ...pages, ...answer.observed() };
    },
  };
}

function parsePages(rows: unknown, atMost: number): PagesReading | null {
  // A page has a row for each of its titles.
  const pages = parsePageRows(rows, (row) => [row["path"], row["visitors"]], atMost);
  if (pages === null || !Array.isArray(rows)) return null;
  return { pages, pagesBasis: "visitors", pagesTruncated: rows.length >= MAX_ROWS };
}
