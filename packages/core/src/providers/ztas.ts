import { defineProvider } from "../provider/define-provider.js";
import { parseCount } from "../parse/count.js";
import { parseRecord } from "../parse/record.js";
import type { Provider, ProviderCall, VisitorsReading } from "../provider/provider.js";
import { parseMinutes } from "./ztas/minutes.js";
import { parsePages } from "./ztas/pages.js";
import { parseRecent } from "./ztas/recent.js";

/** Options of {@link ztas}. */
export interface ZtasOptions {
  /** ztas' `siteId`, e.g. `site_abc123`. */
  readonly siteId: string;
  /** A login token (JWT). It lives 7 days and can't be refreshed: `unauthorized` means log in again. */
  readonly token: string;
  /** @default "https://ztas.io" */
  readonly baseUrl?: string | undefined;
}

/**
 * Zero Trust Analytics: visitors with a page view in the last 5 minutes. One parser reads the documented answer,
 * what the public source sends, and its two earlier shapes; whether the pages count visitors is told by `pagesBasis`.
 *
 * @see https://ztas.io/docs/api/realtime/
 */
export function ztas(options: ZtasOptions): Provider {
  return defineProvider({
    name: "ztas",
    siteId: options.siteId,
    token: options.token,
    baseUrl: options.baseUrl ?? "https://ztas.io",
    windowSeconds: 300,
    intervalSeconds: 15,
    limits: [
      { requests: 100, perSeconds: 60 },
      { requests: 1_000, perSeconds: 3600 },
    ],
    visitors,
    // Errors of its database are answered with 200 and zeros, as an empty site is.
    zeroMayBeFailure: true,
  });
}

const visitors: ProviderCall<VisitorsReading> = {
  request: (siteId) => ({ path: "/api/realtime", query: { siteId } }),
  parse(answer) {
    const body = parseRecord(answer.body);
    const activeVisitors = parseCount(body?.["activeVisitors"], { digits: true });
    if (body === null || activeVisitors === null) return null;
    const observed = answer.observed(body["timestamp"]);
    const observedAt = Date.parse(observed.observedAt);
    return {
      activeVisitors,
      ...observed,
      pageviews: parseCount(body["pageviewsLast5Min"], { digits: true }),
      ...parsePages(body["pageBreakdown"], body["recentPageviews"], activeVisitors, observedAt),
      recent: parseRecent(body["recentPageviews"]),
      perMinute: parseMinutes(body["visitorsPerMinute"] ?? body["visitors_per_minute"], observedAt),
    };
  },
};
