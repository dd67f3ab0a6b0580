import { defineProvider } from "../provider/define-provider.js";
import { tallyPages, toPages } from "../provider/page-tally.js";
import { parseCount } from "../parse/fields.js";
import { parsePage } from "../parse/path.js";
import { parseRecord } from "../parse/fields.js";
import type { PaceOptions, PagesReading, Provider, RateLimit, VisitorsReading } from "../provider/provider.js";
import type { ProviderCall } from "../provider/provider-call.js";
import { hostOf } from "../provider/provider-options.js";

/** Options of {@link plausible}. */
export interface PlausibleOptions extends PaceOptions {
  /** The site's domain as in Plausible: `example.com`. */
  readonly siteId: string;
  /** A Stats API key. plausible.io requires a plan with the Stats API; the Community Edition includes it. */
  readonly token: string;
  /**
   * The address of a self-hosted Plausible, with its path if it has one.
   *
   * @default "https://plausible.io"
   */
  readonly baseUrl?: string | undefined;
  /**
   * Also reads visitors by page, by a second call of each reading against the same limit.
   *
   * @default false
   */
  readonly pages?: boolean | undefined;
}

/** Plausible counts a visitor with an event, other than engagement, in the last 5 minutes. */
const WINDOW_SECONDS = 300;
/** Of the whole team, with all its keys and sites. */
const HOSTED_LIMITS: readonly RateLimit[] = [
  { requests: 600, perSeconds: 3600 },
  { requests: 60, perSeconds: 10 },
];
/** The Community Edition's, which no relay reaches. */
const SELF_HOSTED_LIMITS: readonly RateLimit[] = [{ requests: 1_000_000, perSeconds: 3600 }];
/** An answer by page has at most this many rows. */
const MAX_ROWS = 10_000;

/**
 * Plausible Analytics: visitors of the last 5 minutes from the Stats API v1, and visitors by page from v2. plausible.io
 * allows 600 calls an hour and 60 in 10 seconds, a self-hosted Plausible 1,000,000 an hour.
 *
 * @see https://plausible.io/docs/stats-api
 */
export function plausible(options: PlausibleOptions): Provider {
  const baseUrl = options.baseUrl ?? "https://plausible.io";
  return defineProvider({
    name: "plausible",
    siteId: options.siteId,
    token: options.token,
    baseUrl,
    windowSeconds: WINDOW_SECONDS,
    intervalSeconds: options.intervalSeconds ?? 30,
    limits: options.limits ?? (hostOf(baseUrl) === "plausible.io" ? HOSTED_LIMITS : SELF_HOSTED_LIMITS),
    visitors,
    pages: options.pages === true ? pages : null,
    pauseAfter: ({ status, retryAfterSeconds, providerMessage }, now) => {
      if (status !== 429 || retryAfterSeconds !== null) return null;
      // Plausible sends 429 without Retry-After. Both limits reset at fixed UTC times; only the message distinguishes them.
      const period = providerMessage?.includes("short period of time") === true ? 10 : 3600;
      return period - (Math.floor(now / 1000) % period);
    },
  });
}

const visitors: ProviderCall<VisitorsReading> = {
  request: (siteId) => ({ path: "/api/v1/stats/realtime/visitors", query: { site_id: siteId } }),
  parse(answer) {
    // The API answers a bare number, so a string of digits is not from Plausible.
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
      // The public v2 API rejects "realtime"; its documentation specifies two datetimes instead.
      date_range: [isoSeconds(now - WINDOW_SECONDS * 1000), isoSeconds(now)],
      dimensions: ["event:page"],
    },
  }),
  parse(answer) {
    const rows = parseRecord(answer.body)?.["results"];
    if (!Array.isArray(rows)) return null;
    const pages = toPages(tallyPages(pageRows(rows)));
    return { pages, pagesBasis: "visitors", pagesTruncated: rows.length >= MAX_ROWS };
  },
};

function* pageRows(rows: readonly unknown[]): Generator<[path: string, visitors: number]> {
  for (const row of rows) {
    const { dimensions, metrics }: Readonly<Record<string, unknown>> = parseRecord(row) ?? {};
    const path = Array.isArray(dimensions) ? parsePage(dimensions[0]) : undefined;
    const count = Array.isArray(metrics) ? parseCount(metrics[0], { digits: true }) : null;
    if (path !== undefined && count !== null) yield [path, count];
  }
}

function isoSeconds(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}+00:00`;
}
