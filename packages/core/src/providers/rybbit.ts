import { parseCount, parseRecord } from "../parse/fields.js";
import { defineProvider } from "../provider/define-provider.js";
import { parsePageRows } from "../provider/page-tally.js";
import type { PaceOptions, PagesReading, Provider, RateLimit, VisitorsReading } from "../provider/provider.js";
import type { ProviderCall } from "../provider/provider-call.js";
import { checkPlan, checkWindowMinutes, hostOf } from "../provider/provider-options.js";

/** The plan of a Rybbit Cloud account. It allows 5,000 (`standard`) or 25,000 (`pro`) calls per day. */
export type RybbitPlan = "standard" | "pro";

/** Options of {@link rybbit}. */
export interface RybbitOptions extends PaceOptions {
  /** The site's id, a number or an identifier. */
  readonly siteId: string;
  /** An API key of a user or of an organisation (`rb_org_…`). The limits apply to its owner, with all their keys. */
  readonly token: string;
  /**
   * The address of a self-hosted Rybbit, which has no limits.
   *
   * @default "https://app.rybbit.io"
   */
  readonly baseUrl?: string | undefined;
  /** @default "standard" */
  readonly plan?: RybbitPlan | undefined;
  /**
   * Also reads visitors by page, by a second call of each reading.
   *
   * @default false
   */
  readonly pages?: boolean | undefined;
  /**
   * The span that a count covers, in whole minutes.
   *
   * @default 300
   */
  readonly windowSeconds?: number | undefined;
}

const CALLS_PER_DAY: Readonly<Record<RybbitPlan, number>> = { standard: 5_000, pro: 25_000 };
const BURST: RateLimit = { requests: 50, perSeconds: 10 };
const MAX_ROWS = 1_000;

/**
 * Rybbit: visitors with any event in the last minutes. A wrong key gets 403, not 401.
 *
 * @see https://rybbit.com/docs/api
 */
export function rybbit(options: RybbitOptions): Provider {
  const { siteId, token, baseUrl = "https://app.rybbit.io", plan = "standard", windowSeconds = 300 } = options;
  const callsPerDay = checkPlan("rybbit", CALLS_PER_DAY, plan);
  const minutes = checkWindowMinutes("rybbit", windowSeconds);
  const cloudLimits = [BURST, { requests: callsPerDay, perSeconds: 86_400 }];
  return defineProvider({
    name: "rybbit",
    siteId,
    token,
    baseUrl,
    windowSeconds,
    intervalSeconds: options.intervalSeconds ?? Math.min(30, windowSeconds),
    limits: options.limits ?? (hostOf(baseUrl).endsWith("rybbit.io") ? cloudLimits : []),
    visitors: visitorsOf(minutes),
    pages: options.pages === true ? pagesOf(minutes) : null,
  });
}

function visitorsOf(minutes: number): ProviderCall<VisitorsReading> {
  return {
    request: (siteId) => ({ path: `${pathOf(siteId)}/live-user-count`, query: { minutes: `${minutes}` } }),
    parse(answer) {
      const activeVisitors = parseCount(parseRecord(answer.body)?.["count"]);
      return activeVisitors === null ? null : { activeVisitors, ...answer.observed() };
    },
  };
}

function pagesOf(minutes: number): ProviderCall<PagesReading> {
  return {
    request: (siteId) => ({
      path: `${pathOf(siteId)}/metric`,
      query: {
        parameter: "pathname",
        past_minutes_start: `${minutes}`,
        past_minutes_end: "0",
        limit: `${MAX_ROWS}`,
      },
    }),
    parse(answer) {
      const { data: rows, totalCount } = parseRecord(parseRecord(answer.body)?.["data"]) ?? {};
      const pages = parsePageRows(rows, (row) => [row["value"], row["count"]]);
      if (pages === null || !Array.isArray(rows)) return null;
      const total = parseCount(totalCount, { digits: true }) ?? rows.length;
      return { pages, pagesBasis: "visitors", pagesTruncated: total > rows.length || rows.length >= MAX_ROWS };
    },
  };
}

function pathOf(siteId: string): string {
  return `/api/sites/${encodeURIComponent(siteId)}`;
}
