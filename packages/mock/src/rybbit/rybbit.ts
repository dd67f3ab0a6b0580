import { json, withHeaders, type PlainResponse } from "../service/plain-response.js";
import type { Account, ServiceContext } from "../service/service-row.js";
import {
  normalizeBaseUrl,
  type FaultInput,
  type Service,
  type ServiceRequest,
  type ServiceResult,
} from "../service/service.js";
import type { SiteReport } from "../world/site-report.js";
import { countVisitors, tallyPages } from "../world/tally.js";
import { createRybbitLimits, type RybbitPlan } from "./rybbit-limits.js";

/** Settings of the simulated Rybbit. */
export interface RybbitOptions {
  /** A base URL of your own has no limits, as a self-hosted Rybbit. @default "https://app.rybbit.io" */
  readonly baseUrl?: string | undefined;
  /**
   * The plan, which limits the requests per day: 5,000 or 25,000.
   *
   * @default "standard"
   */
  readonly plan?: RybbitPlan | undefined;
}

/** The credential of a site at Rybbit. */
export interface RybbitCredential {
  /** A number, or an identifier of more than 4 characters. */
  readonly siteId: string;
  readonly token: string;
  /** The user or organisation that owns the key: all keys of an owner share the limits. @default a separate owner for each token */
  readonly owner?: string | undefined;
  /** Whether the key lacks the permission to read. @default false */
  readonly lacksScope?: boolean | undefined;
}

type RybbitAccount = Account<RybbitCredential>;

const COUNT_PATH = "/api/sites/{id}/live-user-count";
const METRIC_PATH = "/api/sites/{id}/metric";
const DEFAULT_LIMIT = 100;

/** Rybbit's API: visitors of the last minutes, and visitors by page. */
export function rybbit(options: RybbitOptions = {}, { accounts }: ServiceContext<RybbitCredential>): Service {
  const { baseUrl = "https://app.rybbit.io", plan = "standard" } = options;
  const take = options.baseUrl === undefined ? createRybbitLimits(plan) : () => ({ headers: {}, refusal: null });

  function respond(request: ServiceRequest): ServiceResult {
    const { method, path, params, headers, now } = request;
    const account = accounts.find(({ siteId }) => siteId === params["id"]);
    const site = account?.site ?? null;
    if (method !== "GET") return { site, response: routeNotFound(method, path) };
    const key = findKey(accounts, headers);
    // The route also serves public sites, so a wrong key is not a 401.
    if (key === undefined) return { site, response: error(403, "Forbidden") };
    const { headers: limitHeaders, refusal } = take(key.owner ?? key.token, now);
    const response = refusal ?? respondTo(request, { key, account });
    return { site, response: withHeaders(response, limitHeaders) };
  }

  return {
    name: "rybbit",
    baseUrl: normalizeBaseUrl(baseUrl),
    routes: [
      { method: "GET", path: COUNT_PATH },
      { method: "GET", path: METRIC_PATH },
    ],
    respond,
    respondToFault,
  };
}

function findKey(accounts: readonly RybbitAccount[], headers: Headers): RybbitAccount | undefined {
  const token = /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "")?.[1];
  return accounts.find((each) => each.token === token);
}

interface Authorized {
  readonly key: RybbitAccount;
  readonly account: RybbitAccount | undefined;
}

function respondTo(request: ServiceRequest, { key, account }: Authorized): PlainResponse {
  if (key.lacksScope === true) return json(403, { error: "Insufficient scope", required: "analytics:read" });
  if (account === undefined) return error(404, "Site not found");
  const isOwn = (account.owner ?? account.token) === (key.owner ?? key.token);
  if (!isOwn) return error(403, "Forbidden");
  const report = request.report(account.site);
  return request.path === COUNT_PATH ? liveUserCount(request.query, report) : metric(request.query, report);
}

function liveUserCount(query: URLSearchParams, report: SiteReport): PlainResponse {
  const minutes = Number(query.get("minutes") ?? "5");
  if (!isPositiveInteger(minutes)) return invalidParameters();
  return json(200, { count: countVisitors(report.within(minutes * 60)) });
}

function metric(query: URLSearchParams, report: SiteReport): PlainResponse {
  const start = Number(query.get("past_minutes_start") ?? Number.NaN);
  const end = Number(query.get("past_minutes_end") ?? Number.NaN);
  const limit = Number(query.get("limit") ?? DEFAULT_LIMIT);
  const isValid =
    isPositiveInteger(start) && Number.isSafeInteger(end) && end >= 0 && end < start && isPositiveInteger(limit);
  if (!isValid || query.get("parameter") !== "pathname") return invalidParameters();
  const pageviews = report.between(report.at - start * 60_000, report.at - end * 60_000);
  const rows = tallyPages(pageviews).map(({ path, visitors, pageviews: views }) => ({
    value: toNumberIfNumeric(path),
    hostname: "shop.example",
    count: visitors,
    percentage: percentage(visitors, countVisitors(pageviews)),
    pageviews: views,
    pageviews_percentage: percentage(views, pageviews.length),
    time_on_page_seconds: 12.5,
    bounce_rate: 20,
  }));
  return json(200, { data: { data: rows.slice(0, limit), totalCount: rows.length } });
}

/** Rybbit turns every text that looks like a number into one, paths included. */
function toNumberIfNumeric(text: string): string | number {
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}

function percentage(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 100;
}

function isPositiveInteger(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function respondToFault({ fault }: FaultInput): PlainResponse | null {
  switch (fault.kind) {
    case "rate-limited": {
      const retryAfter = fault.retryAfterSeconds;
      const body = {
        error: "Rate limit exceeded",
        scope: "burst",
        limit: 50,
        ...(retryAfter !== undefined && { retryAfter }),
      };
      return json(429, body, retryAfter === undefined ? {} : { "retry-after": String(retryAfter) });
    }
    case "unauthorized":
      return error(401, "Unauthorized");
    case "server-error":
      return error(500, "Failed to fetch live user count");
    default:
      return null;
  }
}

function error(status: number, message: string): PlainResponse {
  return json(status, { error: message });
}

function invalidParameters(): PlainResponse {
  return json(400, { error: "Invalid request parameters", details: { name: "ZodError" } });
}

function routeNotFound(method: string, path: string): PlainResponse {
  return json(404, { message: `Route ${method}:${path} not found`, error: "Not Found", statusCode: 404 });
}
