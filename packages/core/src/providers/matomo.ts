import { parseCount, parseRecord } from "../parse/fields.js";
import { defineProvider } from "../provider/define-provider.js";
import type { PaceOptions, Provider, VisitorsReading } from "../provider/provider.js";
import type { ProviderCall } from "../provider/provider-call.js";
import { checkWindowMinutes, hostOf } from "../provider/provider-options.js";

/** Options of {@link matomo}. */
export interface MatomoOptions extends PaceOptions {
  /** The site's number, `idSite`. A super user's token gets 0, not an error, for an unknown one. */
  readonly siteId: string;
  /** An auth token of a user with view access to the site. */
  readonly token: string;
  /** The address of Matomo without `index.php`: `https://stats.example.com` or `https://shop.matomo.cloud`. */
  readonly baseUrl: string;
  /**
   * The span that a count covers, in whole minutes up to a day. A short one is faster on a large site.
   *
   * @default 300
   */
  readonly windowSeconds?: number | undefined;
}

/**
 * Matomo: visitors with an action in the last minutes. The token is sent in the `Authorization` header, which Matomo reads
 * since version 5.4. Matomo Cloud allows 200 calls a minute from one address.
 *
 * @see https://developer.matomo.org/api-reference/reporting-api#Live
 */
export function matomo(options: MatomoOptions): Provider {
  const { siteId, token, baseUrl, windowSeconds = 300 } = options;
  const minutes = checkWindowMinutes("matomo", windowSeconds);
  return defineProvider({
    name: "matomo",
    siteId,
    token,
    baseUrl,
    windowSeconds,
    intervalSeconds: options.intervalSeconds ?? 30,
    limits: options.limits ?? (hostOf(baseUrl).endsWith(".matomo.cloud") ? [{ requests: 200, perSeconds: 60 }] : []),
    visitors: visitorsOf(minutes),
    failureIn,
  });
}

function visitorsOf(minutes: number): ProviderCall<VisitorsReading> {
  return {
    request: (siteId) => ({
      path: "/index.php",
      query: {
        module: "API",
        method: "Live.getCounters",
        idSite: siteId,
        lastMinutes: `${minutes}`,
        format: "JSON",
        // The other columns cost further queries.
        showColumns: "visitors",
      },
    }),
    parse(answer) {
      const [row] = Array.isArray(answer.body) ? answer.body : [];
      const activeVisitors = parseCount(parseRecord(row)?.["visitors"], { digits: true });
      return activeVisitors === null ? null : { activeVisitors, ...answer.observed() };
    },
  };
}

/** Matomo reports most failures with status 200, in the language of the token's user. */
function failureIn(body: unknown): string | null {
  const { result, message } = parseRecord(body) ?? {};
  return result === "error" && typeof message === "string" ? message : null;
}
