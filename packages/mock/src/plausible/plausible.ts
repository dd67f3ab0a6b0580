import { json, page, withHeaders, type PlainResponse } from "../service/plain-response.js";
import {
  normalizeBaseUrl,
  type FaultInput,
  type Service,
  type ServiceResult,
  type ServiceRequest,
} from "../service/service.js";
import type { ServiceContext } from "../service/service-row.js";
import { countVisitors } from "../world/tally.js";
import { queryBody } from "./query-body.js";
import { authorize, type PlausibleCredential } from "./authorize.js";
import { parseObject, parseQuery } from "./parse-query.js";
import { createRateLimiter } from "./rate-limiter.js";
import {
  hourlyLimitMessage,
  ERROR_MESSAGES,
  REFUSALS,
  type PlausibleDialect,
  type PlausibleRelease,
} from "./error-messages.js";

/** Settings of the simulated Plausible. */
export interface PlausibleOptions {
  /** @default "https://plausible.io" */
  readonly baseUrl?: string | undefined;
  /**
   * `older`: the error messages before January 2026, and no burst limit.
   *
   * @default "newer"
   */
  readonly release?: PlausibleRelease | undefined;
  /**
   * `docs`: the errors of the realtime endpoint's documentation, among them 404. `source`: those of the real service.
   *
   * @default "source"
   */
  readonly dialect?: PlausibleDialect | undefined;
  /**
   * The limit per team and UTC hour. A self-hosted Plausible has 1,000,000.
   *
   * @default 600
   */
  readonly requestsPerHour?: number | undefined;
}

const REALTIME_PATH = "/api/v1/stats/realtime/visitors";
const QUERY_PATH = "/api/v2/query";
const WINDOW_SECONDS = 300;

const JSON_HEADERS = { "content-type": "application/json; charset=utf-8" } as const;
const COMMON_HEADERS = {
  "cache-control": "max-age=0, private, must-revalidate",
  "access-control-allow-origin": "*",
  "access-control-allow-credentials": "true",
  "access-control-expose-headers": "",
} as const;
const PREFLIGHT_HEADERS = {
  "access-control-allow-headers": "Authorization,Content-Type,Accept,Origin,User-Agent,DNT,Cache-Control",
  "access-control-allow-methods": "GET,POST,PUT,PATCH,DELETE,OPTIONS",
  "access-control-max-age": "1728000",
} as const;

/** Plausible's Stats API: visitors in the last five minutes (v1), and visitors by page (v2). */
export function plausible(options: PlausibleOptions = {}, { accounts }: ServiceContext<PlausibleCredential>): Service {
  const { baseUrl = "https://plausible.io", release = "newer", requestsPerHour = 600, dialect = "source" } = options;
  const rateLimiter = createRateLimiter(release, requestsPerHour);

  function respond(request: ServiceRequest): ServiceResult {
    if (request.method === "OPTIONS") return withoutSite({ status: 204, headers: PREFLIGHT_HEADERS, body: null });
    if (!acceptsJson(request.headers)) return withoutSite(error(406, "Not Acceptable"));
    const method = request.method === "HEAD" ? "GET" : request.method;
    if (request.path === REALTIME_PATH && method === "GET") return realtimeVisitors(request);
    if (request.path === QUERY_PATH && method === "POST") return pagesQuery(request);
    return withoutSite(page(404, "404"));
  }

  function realtimeVisitors(request: ServiceRequest): ServiceResult {
    const { account, refusal } = authorize(request, {
      siteId: request.query.get("site_id"),
      accounts,
      rateLimiter,
      dialect,
    });
    const site = account?.site ?? null;
    if (refusal) return { site, response: error(refusal.status, refusal.message) };
    if (account.isConsolidatedView === true) return { site, response: error(400, ERROR_MESSAGES.consolidatedView) };
    return { site, response: ok(countVisitors(request.report(account.site).within(WINDOW_SECONDS))) };
  }

  function pagesQuery(request: ServiceRequest): ServiceResult {
    const body = parseObject(request.body);
    const { account, refusal } = authorize(request, {
      siteId: body["site_id"],
      accounts,
      rateLimiter,
      dialect: "source",
    });
    const site = account?.site ?? null;
    if (refusal) return { site, response: error(refusal.status, refusal.message) };
    const parsed = parseQuery(body);
    if ("problem" in parsed) return { site, response: error(400, parsed.problem) };
    return {
      site,
      response: ok(queryBody({ query: parsed.query, input: body, report: request.report(account.site) })),
    };
  }

  function respondToFault({ fault, usual }: FaultInput): PlainResponse | null {
    switch (fault.kind) {
      case "rate-limited": {
        // Plausible never sends Retry-After. A proxy in front of a self-hosted Plausible may.
        const wait = fault.retryAfterSeconds;
        const headers = wait === undefined ? {} : { "retry-after": String(wait) };
        return withHeaders(error(429, hourlyLimitMessage(release, requestsPerHour)), headers);
      }
      case "unauthorized":
        return error(401, REFUSALS[dialect].invalidKey.message);
      case "server-error":
        return json(500, { error: "internal server error", support_hash: "amber-heron-4711" }, JSON_HEADERS);
      case "payment-required": {
        const message = fault.reason === "locked" ? ERROR_MESSAGES.siteLocked : ERROR_MESSAGES.planWithoutApi;
        return usual.status === 200 ? error(402, message) : null; // Plausible checks for 401 before 402.
      }
      default:
        return null;
    }
  }

  return {
    name: "plausible",
    baseUrl: normalizeBaseUrl(baseUrl),
    routes: [
      { method: "GET", path: REALTIME_PATH },
      { method: "POST", path: QUERY_PATH },
    ],
    respond(request) {
      const { site, response } = respond(request);
      return { site, response: withHeaders(response, COMMON_HEADERS) };
    },
    respondToFault(input) {
      const response = respondToFault(input);
      return response && withHeaders(response, COMMON_HEADERS);
    },
  };
}

function withoutSite(response: PlainResponse): ServiceResult {
  return { response, site: null };
}

function ok(body: unknown): PlainResponse {
  return json(200, body, JSON_HEADERS);
}

function error(status: number, message: string): PlainResponse {
  return json(status, { error: message }, JSON_HEADERS);
}

/** Plausible's framework rejects requests that do not accept JSON before it checks the key. */
function acceptsJson(headers: Headers): boolean {
  const accept = headers.get("accept");
  return accept === null || /(?:\*\/\*|application\/(?:\*|json))/.test(accept);
}
