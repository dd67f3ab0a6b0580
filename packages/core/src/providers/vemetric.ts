import { parseCount } from "../parse/fields.js";
import { parseInstant } from "../parse/instant.js";
import { parseRecord } from "../parse/fields.js";
import { defineProvider } from "../provider/define-provider.js";
import { parsePageRows } from "../provider/page-tally.js";
import type { PaceOptions, PagesReading, Provider, VisitorsReading } from "../provider/provider.js";
import type { ProviderCall } from "../provider/provider-call.js";

/** Options of {@link vemetric}. */
export interface VemetricOptions extends PaceOptions {
  /** Any name of the project. Vemetric reads the project of the token. */
  readonly siteId: string;
  /** The project's API key, `vem_…`. */
  readonly token: string;
  /** @default "https://api.vemetric.com" */
  readonly baseUrl?: string | undefined;
  /**
   * Also reads visitors by page, by a second call of each reading.
   *
   * @default false
   */
  readonly pages?: boolean | undefined;
}

const WINDOW_SECONDS = 300;
const MAX_ROWS = 1_000;
const PATH = "/v1/analytics/query";

/**
 * Vemetric: visitors with any event in the last 4.5 to 5 minutes. The limit of 100 calls a minute applies to the project.
 *
 * @see https://vemetric.com/docs/api
 */
export function vemetric(options: VemetricOptions): Provider {
  const { siteId, token, baseUrl = "https://api.vemetric.com", intervalSeconds = 15 } = options;
  return defineProvider({
    name: "vemetric",
    siteId,
    token,
    baseUrl,
    windowSeconds: WINDOW_SECONDS,
    intervalSeconds,
    limits: options.limits ?? [{ requests: 100, perSeconds: 60 }],
    visitors,
    pages: options.pages === true ? pages : null,
    // Vemetric sends 429 without Retry-After. Its window of a minute begins with the first call.
    pauseAfter: ({ status, retryAfterSeconds }) => (status === 429 && retryAfterSeconds === null ? 60 : null),
  });
}

const visitors: ProviderCall<VisitorsReading> = {
  request: () => ({ path: PATH, json: { dateRange: "live", metrics: ["users", "pageviews"] } }),
  parse(answer) {
    const body = parseRecord(answer.body);
    const [row, ...others] = Array.isArray(body?.["data"]) ? body["data"] : [];
    const metrics = parseRecord(parseRecord(row)?.["metrics"]);
    const activeVisitors = parseCount(metrics?.["users"]);
    if (activeVisitors === null || others.length > 0 || !isLive(body?.["period"])) return null;
    const { to } = parseRecord(body?.["period"]) ?? {};
    return { activeVisitors, pageviews: parseCount(metrics?.["pageviews"]), ...answer.observed(to) };
  },
};

const pages: ProviderCall<PagesReading> = {
  request: () => ({
    path: PATH,
    json: {
      dateRange: "live",
      metrics: ["users"],
      groupBy: ["page:path"],
      orderBy: [["users", "desc"]],
      limit: MAX_ROWS,
    },
  }),
  parse(answer) {
    const { data: rows, period, pagination } = parseRecord(answer.body) ?? {};
    const pages = parsePageRows(rows, (row) => [
      parseRecord(row["group"])?.["page:path"],
      parseRecord(row["metrics"])?.["users"],
    ]);
    if (pages === null || !Array.isArray(rows) || !isLive(period)) return null;
    const limit = parseCount(parseRecord(pagination)?.["limit"]) ?? MAX_ROWS;
    return { pages, pagesBasis: "visitors", pagesTruncated: rows.length >= limit };
  },
};

/** Whether a period that the answer states is at most the window. An answer without one is believed. */
function isLive(period: unknown): boolean {
  if (period === undefined) return true;
  const from = parseInstant(parseRecord(period)?.["from"]);
  const to = parseInstant(parseRecord(period)?.["to"]);
  return from !== null && to !== null && to >= from && to - from <= WINDOW_SECONDS * 1000;
}
