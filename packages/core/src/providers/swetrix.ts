import { parseCount, parseRecord } from "../parse/fields.js";
import { defineProvider } from "../provider/define-provider.js";
import { parsePageRows } from "../provider/page-tally.js";
import type { PaceOptions, PagesReading, Provider, VisitorsReading } from "../provider/provider.js";
import type { ProviderCall } from "../provider/provider-call.js";
import { checkPlan } from "../provider/provider-options.js";

/** The plan of a Swetrix account. It allows 300 (`standard`) or 6,000 (`plus`) calls per hour. */
export type SwetrixPlan = "standard" | "plus";

/** Options of {@link swetrix}. */
export interface SwetrixOptions extends PaceOptions {
  /** The project's id (`pid`). */
  readonly siteId: string;
  /** The account's API key. */
  readonly token: string;
  /**
   * The address of a self-hosted Swetrix's API, which must have the API v2.
   *
   * @default "https://api.swetrix.com"
   */
  readonly baseUrl?: string | undefined;
  /** @default "standard" */
  readonly plan?: SwetrixPlan | undefined;
  /**
   * Also reads visitors by page, by a second call of each reading.
   *
   * @default false
   */
  readonly pages?: boolean | undefined;
}

const CALLS_PER_HOUR: Readonly<Record<SwetrixPlan, number>> = { standard: 300, plus: 6_000 };
const WINDOW_SECONDS = 300;
const WINDOW_MINUTES = WINDOW_SECONDS / 60;
const MAX_ROWS = 100;

/**
 * Swetrix: visitors with a page view or a custom event in the last 5 minutes. Only the API v2 is read, because it states
 * its window: until December 2025 Swetrix counted 30 minutes.
 *
 * @see https://swetrix.com/docs/statistics-api
 */
export function swetrix(options: SwetrixOptions): Provider {
  const { siteId, token, baseUrl = "https://api.swetrix.com", plan = "standard", intervalSeconds = 30 } = options;
  const callsPerHour = checkPlan("swetrix", CALLS_PER_HOUR, plan);
  return defineProvider({
    name: "swetrix",
    siteId,
    token,
    baseUrl,
    windowSeconds: WINDOW_SECONDS,
    intervalSeconds,
    limits: options.limits ?? [{ requests: callsPerHour, perSeconds: 3600 }],
    authorize: (key) => ({ "X-Api-Key": key }),
    visitors,
    pages: options.pages === true ? pages : null,
    // A database error is answered with 200 and 0.
    zeroMayBeFailure: true,
  });
}

const visitors: ProviderCall<VisitorsReading> = {
  request: (siteId) => ({ path: `${pathOf(siteId)}/live-visitors` }),
  parse(answer) {
    const body = parseRecord(answer.body);
    const { pid = answer.siteId, windowMinutes = WINDOW_MINUTES } = parseRecord(body?.["meta"]) ?? {};
    const activeVisitors = parseCount(parseRecord(body?.["data"])?.["count"]);
    if (activeVisitors === null || pid !== answer.siteId || windowMinutes !== WINDOW_MINUTES) return null;
    return { activeVisitors, ...answer.observed() };
  },
};

const pages: ProviderCall<PagesReading> = {
  request: (siteId, now) => ({
    path: `${pathOf(siteId)}/traffic/breakdown`,
    query: {
      dimension: "page",
      metrics: "visitors",
      from: isoSeconds(now - WINDOW_SECONDS * 1000),
      to: isoSeconds(now),
      timezone: "Etc/GMT",
      limit: `${MAX_ROWS}`,
    },
  }),
  parse(answer) {
    const body = parseRecord(answer.body);
    const { pid = answer.siteId, total } = parseRecord(body?.["meta"]) ?? {};
    const rows = body?.["data"];
    const pages = parsePageRows(rows, (row) => [row["value"], row["visitors"]]);
    if (pages === null || !Array.isArray(rows) || pid !== answer.siteId) return null;
    const listed = rows.length;
    const pagesTruncated = (parseCount(total, { digits: true }) ?? listed) > listed || listed >= MAX_ROWS;
    return { pages, pagesBasis: "visitors", pagesTruncated };
  },
};

function pathOf(siteId: string): string {
  return `/v2/projects/${encodeURIComponent(siteId)}`;
}

function isoSeconds(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
