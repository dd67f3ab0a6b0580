import { windowFromFirstRequest, type Allowance } from "../service/limiters.js";
import { json, withHeaders, type PlainResponse } from "../service/plain-response.js";
import type { ServiceContext } from "../service/service-row.js";
import {
  normalizeBaseUrl,
  type FaultInput,
  type Service,
  type ServiceRequest,
  type ServiceResult,
} from "../service/service.js";
import type { SiteCredential } from "../site/site.js";
import type { Pageview } from "../world/pageview.js";
import type { SiteReport } from "../world/site-report.js";
import { countVisitors, tallyPages } from "../world/tally.js";
import { parseQuery, type VemetricQuery } from "./parse-query.js";

/** Settings of the simulated Vemetric. */
export interface VemetricOptions {
  /** @default "https://api.vemetric.com" */
  readonly baseUrl?: string | undefined;
  /**
   * Whether the project's plan includes the API. Without it, every request gets 403.
   *
   * @default true
   */
  readonly hasApi?: boolean | undefined;
}

const PATH = "/v1/analytics/query";
const LIMIT = { requests: 100, seconds: 60 } as const;
const ROUNDING_MS = 30_000;
const WINDOW_MS = 270_000;

/** Vemetric's query API: users of the last 4.5 to 5 minutes, in total or by page. A key belongs to one project. */
export function vemetric(options: VemetricOptions = {}, { accounts }: ServiceContext<SiteCredential>): Service {
  const { baseUrl = "https://api.vemetric.com", hasApi = true } = options;
  const take = windowFromFirstRequest(LIMIT);

  function respond({ method, headers, body, now, report }: ServiceRequest): ServiceResult {
    const token = /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "")?.[1];
    const account = token === undefined ? undefined : accounts.find((each) => each.token === token);
    const site = account?.site ?? null;
    if (method !== "POST") {
      return { site, response: error(404, "NOT_FOUND", "Route not found. See https://vemetric.com/docs/api") };
    }
    if (account === undefined) return { site, response: error(401, "UNAUTHORIZED", "Invalid or revoked API key") };
    const allowance = take(account.siteId, now);
    const response = allowance.isAllowed ? answer(body, report(account.site)) : tooMany();
    return { site, response: withHeaders(response, limitHeaders(allowance)) };
  }

  function answer(body: string, report: SiteReport): PlainResponse {
    if (!hasApi) return error(403, "PLAN_LIMIT_EXCEEDED", "Your plan does not include the API");
    const query = parseQuery(body);
    if (!("problems" in query)) return json(200, liveBody(query, report));
    const details = query.problems;
    return json(400, { error: { code: "VALIDATION_ERROR", message: "Invalid request parameters", details } });
  }

  return {
    name: "vemetric",
    baseUrl: normalizeBaseUrl(baseUrl),
    routes: [{ method: "POST", path: PATH }],
    respond,
    respondToFault,
  };
}

/** The period begins at a half minute, 4.5 minutes before now rounded down, and is open at its end. */
function liveBody({ metrics, isByPage, limit, offset, echo }: VemetricQuery, report: SiteReport): object {
  const from = Math.floor(report.at / ROUNDING_MS) * ROUNDING_MS - WINDOW_MS;
  const pageviews = report.between(from - 1, report.at);
  const rows = isByPage ? rowsByPage(pageviews) : [{ group: {}, metrics: totals(pageviews) }];
  const page = rows.slice(offset, offset + limit).map((row) => ({
    group: row.group,
    metrics: Object.fromEntries(metrics.map((metric) => [metric, row.metrics[metric]])),
  }));
  return {
    period: { from: isoSeconds(from), to: isoSeconds(report.at) },
    query: echo,
    pagination: { limit: isByPage ? limit : 1, offset, returned: page.length },
    data: page,
  };
}

function rowsByPage(pageviews: readonly Pageview[]) {
  return tallyPages(pageviews).map(({ path, visitors, pageviews: views }) => ({
    group: { "page:path": path },
    metrics: { users: visitors, pageviews: views },
  }));
}

function totals(pageviews: readonly Pageview[]) {
  return { users: countVisitors(pageviews), pageviews: pageviews.length };
}

function isoSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function limitHeaders({ remaining, resetAt }: Allowance): Readonly<Record<string, string>> {
  return {
    "x-ratelimit-limit": String(LIMIT.requests),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String(Math.ceil(resetAt / 1000)),
  };
}

function respondToFault({ fault }: FaultInput): PlainResponse | null {
  switch (fault.kind) {
    case "rate-limited": {
      // Vemetric sends no Retry-After.
      const wait = fault.retryAfterSeconds;
      return withHeaders(tooMany(), wait === undefined ? {} : { "retry-after": String(wait) });
    }
    case "unauthorized":
      return error(401, "UNAUTHORIZED", "Invalid or revoked API key");
    case "server-error":
      return error(500, "INTERNAL_ERROR", "An unexpected error occurred");
    default:
      return null;
  }
}

function tooMany(): PlainResponse {
  return error(429, "RATE_LIMIT_EXCEEDED", "Rate limit exceeded. Try again shortly.");
}

function error(status: number, code: string, message: string): PlainResponse {
  return json(status, { error: { code, message } });
}
