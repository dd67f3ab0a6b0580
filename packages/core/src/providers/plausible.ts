import { defineProvider } from "../provider/define-provider.js";
import { tallyPages, toPages } from "../provider/page-tally.js";
import { parseCount } from "../parse/count.js";
import { parsePath } from "../parse/path.js";
import { parseRecord } from "../parse/record.js";
import type { Provider, ProviderCall, PagesReading, VisitorsReading } from "../provider/provider.js";

/** Options of {@link plausible}. */
export interface PlausibleOptions {
  /** The site's domain as it stands in Plausible, e.g. `example.com`. */
  readonly siteId: string;
  /** A Stats API key. On plausible.io it needs a plan with the Stats API; Community Edition has it. */
  readonly token: string;
  /**
   * Where a self-hosted Plausible answers, with its path if it has one.
   *
   * @default "https://plausible.io"
   */
  readonly baseUrl?: string | undefined;
  /**
   * Also asks for the visitors by page: a second call on the same limit for every reading.
   *
   * @default false
   */
  readonly pages?: boolean | undefined;
}

/** "Active": an event, engagement left out, in the last 5 minutes. */
const WINDOW_SECONDS = 300;

/**
 * Plausible Analytics: visitors of the last 5 minutes by the Stats API v1 (a bare integer), and by page by v2.
 * The limit of 600 calls an hour is the team's, for all its keys and sites.
 *
 * @see https://plausible.io/docs/stats-api
 */
export function plausible(options: PlausibleOptions): Provider {
  return defineProvider({
    name: "plausible",
    siteId: options.siteId,
    token: options.token,
    baseUrl: options.baseUrl ?? "https://plausible.io",
    windowSeconds: WINDOW_SECONDS,
    intervalSeconds: 30,
    limits: [
      { requests: 600, perSeconds: 3600 },
      { requests: 60, perSeconds: 10 },
    ],
    visitors,
    pages: options.pages === true ? pages : null,
    pauseAfter: ({ status, retryAfterSeconds, providerMessage }, now) => {
      if (status !== 429 || retryAfterSeconds !== null) return null;
      // No Retry-After is sent, but both windows are fixed ones of the UTC clock. Only the sentence tells them apart.
      const period = providerMessage?.includes("short period of time") === true ? 10 : 3600;
      return period - (Math.floor(now / 1000) % period);
    },
  });
}

const visitors: ProviderCall<VisitorsReading> = {
  request: (siteId) => ({ path: "/api/v1/stats/realtime/visitors", query: { site_id: siteId } }),
  parse(answer) {
    // The contract is a bare number: a digit string is somebody else's answer.
    const activeVisitors = parseCount(answer.body);
    return activeVisitors === null ? null : { activeVisitors, ...answer.observed() };
  },
};

const pages: ProviderCall<PagesReading> = {
  request: (siteId, now) => ({
    path: "/api/v2/query",
    json: {
      site_id: siteId,
      metrics: ["visitors"],
      // v2 refuses "realtime" in public: its documentation asks for two datetimes instead.
      date_range: [isoSeconds(now - WINDOW_SECONDS * 1000), isoSeconds(now)],
      dimensions: ["event:page"],
    },
  }),
  parse(answer) {
    const rows = parseRecord(answer.body)?.["results"];
    return !Array.isArray(rows) ? null : { pages: toPages(tallyPages(pageRows(rows))), pagesBasis: "visitors" };
  },
};

function* pageRows(rows: readonly unknown[]): Generator<[path: string, visitors: number]> {
  for (const row of rows) {
    const { dimensions, metrics }: Readonly<Record<string, unknown>> = parseRecord(row) ?? {};
    const path = Array.isArray(dimensions) ? parsePath(dimensions[0]) : undefined;
    const count = Array.isArray(metrics) ? parseCount(metrics[0], { digits: true }) : null;
    if (path !== undefined && count !== null) yield [path, count];
  }
}

function isoSeconds(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}+00:00`;
}
