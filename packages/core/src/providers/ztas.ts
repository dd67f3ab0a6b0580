import { defineProvider } from "../provider/define-provider.js";
import { parseCount } from "../parse/count.js";
import { parseRecord } from "../parse/record.js";
import type { Provider, ProviderCall, VisitorsReading } from "../provider/provider.js";
import { parseMinutes } from "./ztas/minutes.js";
import { parsePages } from "./ztas/pages.js";
import { parseRecent } from "./ztas/recent.js";

/** Options of {@link ztas}. */
export interface ZtasOptions {
  /** The `siteId` of ztas: `site_abc123`. */
  readonly siteId: string;
  /** A login token (JWT). It expires after 7 days and can't be refreshed: log in again after `unauthorized`. */
  readonly token: string;
  /** @default "https://ztas.io" */
  readonly baseUrl?: string | undefined;
}

/**
 * Zero Trust Analytics: visitors with a page view in the last 5 minutes. One parser accepts the documented answer, the
 * public source's answer, and its two earlier shapes. `pagesBasis` states whether the pages' numbers are visitors.
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
    // A database error is answered with 200 and zeros, like an empty site.
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
      ...parsePages({
        pageBreakdown: body["pageBreakdown"],
        recentPageviews: body["recentPageviews"],
        activeVisitors,
        observedAt,
      }),
      recent: parseRecent(body["recentPageviews"]),
      perMinute: parseMinutes(body["visitorsPerMinute"] ?? body["visitors_per_minute"], observedAt),
    };
  },
};
