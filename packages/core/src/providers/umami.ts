import { parseCount, parseRecord } from "../parse/fields.js";
import { defineProvider } from "../provider/define-provider.js";
import { parsePageRows } from "../provider/page-tally.js";
import { passwordLogin, type LoginOptions } from "../provider/password-login.js";
import type { PaceOptions, PagesReading, Provider, VisitorsReading } from "../provider/provider.js";
import type { ProviderCall } from "../provider/provider-call.js";
import { hostOf } from "../provider/provider-options.js";

/** Options of {@link umami}: a token, or the login of a self-hosted Umami. */
export type UmamiOptions = UmamiSiteOptions & LoginOptions<"username">;

/** Options of {@link umami} without its credentials. */
interface UmamiSiteOptions extends PaceOptions {
  /** The website's id, a UUID. */
  readonly siteId: string;
  /**
   * The address of a self-hosted Umami, with `/api`: `https://stats.example.com/api`.
   *
   * @default "https://api.umami.is/v1", Umami Cloud
   */
  readonly baseUrl?: string | undefined;
  /**
   * Also reads visitors by page, by a second call of each reading. Requires Umami 3.
   *
   * @default false
   */
  readonly pages?: boolean | undefined;
}

const WINDOW_SECONDS = 300;
const CLOUD_PAUSE_SECONDS = 15;
const MAX_ROWS = 500;

/**
 * Umami: visitors with any event in the last 5 minutes. `token` is an API key of Umami Cloud, or a self-hosted Umami's
 * login token, which does not expire. An administrator's token gets 0, not an error, for an unknown `siteId`.
 *
 * @see https://umami.is/docs/api/website-stats
 */
export function umami(options: UmamiOptions): Provider {
  const { siteId, baseUrl = "https://api.umami.is/v1", intervalSeconds = 30 } = options;
  const isCloud = hostOf(baseUrl).endsWith("umami.is");
  const { token, exchange } = passwordLogin("umami", { options, path: "/auth/login", userField: "username" });
  return defineProvider({
    name: "umami",
    siteId,
    token,
    exchange,
    baseUrl,
    windowSeconds: WINDOW_SECONDS,
    intervalSeconds,
    limits: options.limits ?? (isCloud ? [{ requests: 50, perSeconds: 15 }] : []),
    authorize: isCloud && exchange === undefined ? (key) => ({ "x-umami-api-key": key }) : undefined,
    visitors,
    pages: options.pages === true ? pages : null,
    pauseAfter: ({ status, retryAfterSeconds }) =>
      isCloud && status === 429 && retryAfterSeconds === null ? CLOUD_PAUSE_SECONDS : null,
  });
}

const visitors: ProviderCall<VisitorsReading> = {
  request: (siteId) => ({ path: `/websites/${encodeURIComponent(siteId)}/active` }),
  parse(answer) {
    // Before 2.10 a list of one object, before 2.16 with the field `x`.
    const body = parseRecord(Array.isArray(answer.body) ? answer.body[0] : answer.body);
    if (body === null) return null;
    const activeVisitors = parseCount("visitors" in body ? body["visitors"] : body["x"], { digits: true });
    return activeVisitors === null ? null : { activeVisitors, ...answer.observed() };
  },
};

const pages: ProviderCall<PagesReading> = {
  request: (siteId, now) => ({
    path: `/websites/${encodeURIComponent(siteId)}/metrics`,
    query: {
      type: "path",
      startAt: `${now - WINDOW_SECONDS * 1000}`,
      endAt: `${now}`,
      // Without a filter on the path, Umami Cloud answers from a table of whole hours.
      search: "/",
      limit: `${MAX_ROWS}`,
    },
  }),
  parse({ body }) {
    const pages = parsePageRows(body, (row) => [row["x"], row["y"]]);
    if (pages === null || !Array.isArray(body)) return null;
    return { pages, pagesBasis: "visitors", pagesTruncated: body.length >= MAX_ROWS };
  },
};
