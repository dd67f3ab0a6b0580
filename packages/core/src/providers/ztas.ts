import { defineProvider } from "../provider/define-provider.js";
import { parseCount, parseRecord } from "../parse/fields.js";
import { passwordLogin, type LoginOptions } from "../provider/password-login.js";
import type { PaceOptions, Provider, RateLimit, VisitorsReading } from "../provider/provider.js";
import type { ProviderCall } from "../provider/provider-call.js";
import { parseMinutes } from "./ztas/minutes.js";
import { parsePages } from "./ztas/pages.js";
import { parseRecent } from "./ztas/recent.js";

/** Options of {@link ztas}: a token, or the login of an account without two-factor authentication. */
export type ZtasOptions = ZtasSiteOptions & LoginOptions<"email">;

/** Options of {@link ztas} without its credentials. */
interface ZtasSiteOptions extends PaceOptions {
  /** The `siteId` of ztas: `site_abc123`. */
  readonly siteId: string;
  /** @default "https://ztas.io" */
  readonly baseUrl?: string | undefined;
}

const LIMITS: readonly RateLimit[] = [
  { requests: 100, perSeconds: 60 },
  { requests: 1_000, perSeconds: 3600 },
];

/**
 * Zero Trust Analytics: visitors with a page view in the last 5 minutes. One parser accepts the documented answer, the
 * public source's answer, and its two earlier shapes. `pagesBasis` states whether the pages' numbers are visitors.
 *
 * ztas recommends to poll every 5 to 10 seconds, which `intervalSeconds` can do. The default is 15, for several sites.
 *
 * A login token (JWT) expires after 7 days and cannot be refreshed. With `email` and `password` the provider logs in by
 * itself.
 *
 * @see https://ztas.io/docs/api/realtime/
 */
export function ztas(options: ZtasOptions): Provider {
  return defineProvider({
    name: "ztas",
    siteId: options.siteId,
    ...passwordLogin("ztas", { options, path: "/api/auth/login", userField: "email" }),
    baseUrl: options.baseUrl ?? "https://ztas.io",
    windowSeconds: 300,
    intervalSeconds: options.intervalSeconds ?? 15,
    limits: options.limits ?? LIMITS,
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
