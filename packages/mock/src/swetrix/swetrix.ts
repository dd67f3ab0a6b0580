import { windowFromFirstRequest } from "../service/limiters.js";
import { withHeaders, type PlainResponse } from "../service/plain-response.js";
import type { ServiceContext } from "../service/service-row.js";
import {
  normalizeBaseUrl,
  type FaultInput,
  type Service,
  type ServiceRequest,
  type ServiceResult,
} from "../service/service.js";
import type { SiteReport } from "../world/site-report.js";
import { countVisitors, tallyPages } from "../world/tally.js";
import { ok, preflight, SWETRIX_ERRORS } from "./swetrix-errors.js";

/** The plans of a Swetrix account. `none`: no plan, or suspended. Its limit is 0. */
export const SWETRIX_PLANS = ["standard", "plus", "none"] as const;

/** One of {@link SWETRIX_PLANS}. */
export type SwetrixPlan = (typeof SWETRIX_PLANS)[number];

/** Settings of the simulated Swetrix. */
export interface SwetrixOptions {
  /** @default "https://api.swetrix.com" */
  readonly baseUrl?: string | undefined;
  /**
   * The plan, which limits the requests per hour and key: 300, 6,000 or none at all.
   *
   * @default "standard"
   */
  readonly plan?: SwetrixPlan | undefined;
}

/** The credential of a project at Swetrix. */
export interface SwetrixCredential {
  /** The project's id. */
  readonly siteId: string;
  /** The account's API key. */
  readonly token: string;
  /** Whether everybody may read the project without a key. @default false */
  readonly isPublic?: boolean | undefined;
}

const LIVE_PATH = "/v2/projects/{id}/live-visitors";
const BREAKDOWN_PATH = "/v2/projects/{id}/traffic/breakdown";
const REQUESTS_PER_HOUR: Readonly<Record<SwetrixPlan, number>> = { standard: 300, plus: 6_000, none: 0 };
const WINDOW_MINUTES = 5;
const MAX_LIMIT = 100;
const PROJECT_ID = /^[\w-]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Swetrix's API v2: visitors in the last five minutes, and visitors by page. */
export function swetrix(options: SwetrixOptions = {}, { accounts }: ServiceContext<SwetrixCredential>): Service {
  const { baseUrl = "https://api.swetrix.com", plan = "standard" } = options;
  const take = windowFromFirstRequest({ requests: REQUESTS_PER_HOUR[plan], seconds: 3600 });

  function respond(request: ServiceRequest): ServiceResult {
    const { method, params, headers, now } = request;
    const id = params["id"] ?? "";
    const account = accounts.find(({ siteId }) => siteId === id);
    const site = account?.site ?? null;
    const key = headers.get("x-api-key");
    if (method === "OPTIONS") return { site, response: preflight() };
    if (key !== null && !accounts.some(({ token }) => token === key)) {
      return { site, response: SWETRIX_ERRORS.unauthorized() };
    }
    if (key !== null && !take(key, now).isAllowed) return { site, response: SWETRIX_ERRORS.tooMany() };
    if (!PROJECT_ID.test(id)) return { site, response: SWETRIX_ERRORS.invalidProject() };
    if (account === undefined) return { site, response: SWETRIX_ERRORS.notFound() };
    if (account.isPublic !== true && account.token !== key) return { site, response: SWETRIX_ERRORS.forbidden() };
    const report = request.report(account.site);
    const pid = report.site === account.site ? id : "another-proj";
    return { site, response: request.path === LIVE_PATH ? ok(liveBody(report, pid)) : breakdown(request, report, pid) };
  }

  return {
    name: "swetrix",
    baseUrl: normalizeBaseUrl(baseUrl),
    routes: [
      { method: "GET", path: LIVE_PATH },
      { method: "GET", path: BREAKDOWN_PATH },
    ],
    respond,
    respondToFault,
  };
}

function liveBody(report: SiteReport, pid: string): object {
  const pageviews = report.within(WINDOW_MINUTES * 60);
  const visitors = [...new Map(pageviews.map((pageview) => [pageview.visitor, pageview])).values()];
  return {
    data: {
      count: countVisitors(pageviews),
      visitors: visitors.map(({ device, country }, index) => ({
        device,
        browser: "Firefox",
        os: "Windows",
        country,
        psid: String(9_165_978_030_580_383n + BigInt(index)),
      })),
    },
    meta: { pid, windowMinutes: WINDOW_MINUTES },
  };
}

function breakdown({ query }: ServiceRequest, report: SiteReport, pid: string): PlainResponse {
  const from = query.get("from") ?? "";
  const to = query.get("to") ?? "";
  const limit = Number(query.get("limit") ?? MAX_LIMIT);
  if (!INSTANT.test(from) || !INSTANT.test(to) || from > to) return SWETRIX_ERRORS.invalidRange();
  if (query.get("dimension") !== "page" || query.get("metrics") !== "visitors") {
    return SWETRIX_ERRORS.unprocessable("The mock supports the dimension page and the metric visitors");
  }
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    return SWETRIX_ERRORS.unprocessable("limit must not be greater than 100");
  }
  const rows = tallyPages(report.between(Date.parse(from) - 1, Date.parse(to) + 999));
  return ok({
    data: rows.slice(0, limit).map(({ path, visitors }) => ({ value: path, visitors })),
    meta: {
      pid,
      period: null,
      from,
      to,
      timezone: query.get("timezone") ?? "Etc/GMT",
      appliedFilters: [],
      dimension: "page",
      metrics: ["visitors"],
      limit,
      offset: 0,
      sort: "visitors:desc",
      total: rows.length,
    },
  });
}

function respondToFault({ fault, usual }: FaultInput): PlainResponse | null {
  switch (fault.kind) {
    case "rate-limited": {
      // Swetrix sends no Retry-After.
      const wait = fault.retryAfterSeconds;
      return withHeaders(SWETRIX_ERRORS.tooMany(), wait === undefined ? {} : { "retry-after": String(wait) });
    }
    case "unauthorized":
      return SWETRIX_ERRORS.unauthorized();
    case "server-error":
      return SWETRIX_ERRORS.internal();
    case "payment-required":
      return usual.status === 200 ? SWETRIX_ERRORS.suspended() : null;
    case "zeros":
      // ClickHouse's errors are swallowed.
      return usual.status === 200 ? ok({ data: { count: 0, visitors: [] }, meta: {} }) : null;
    default:
      return null;
  }
}
