import { windowFromFirstRequest, type Allowance } from "../service/limiters.js";
import { json, page, withHeaders, type PlainResponse } from "../service/plain-response.js";
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

/** Settings of the simulated Fathom. */
export interface FathomOptions {
  /** @default "https://api.usefathom.com" */
  readonly baseUrl?: string | undefined;
  /**
   * The span that is counted. Fathom does not publish its own.
   *
   * @default 300
   */
  readonly windowSeconds?: number | undefined;
}

/** The credential of a site at Fathom. */
export interface FathomCredential {
  readonly siteId: string;
  readonly token: string;
  /** The user that owns the token: all tokens of a user share the limit. @default a separate user for each token */
  readonly user?: string | undefined;
  /** The only site that the token may read, as with the scope `read:{site_id}`. @default all sites of the user */
  readonly onlySite?: string | undefined;
}

const PATH = "/v1/current_visitors";
const LIMIT = { requests: 10, seconds: 60 } as const;
const MAX_ROWS = 150;
const HOST = "https://shop.example";

/** Fathom's current visitors, and those of each page in the same response. Its errors are those of its framework. */
export function fathom(options: FathomOptions = {}, { accounts }: ServiceContext<FathomCredential>): Service {
  const { baseUrl = "https://api.usefathom.com", windowSeconds = 300 } = options;
  const take = windowFromFirstRequest(LIMIT);

  function respond(request: ServiceRequest): ServiceResult {
    const { method, query, headers, now } = request;
    const id = query.get("site_id");
    const account = accounts.find(({ siteId }) => siteId === id);
    const site = account?.site ?? null;
    const answer = (response: PlainResponse) => ({ site, response: forAccept(response, headers) });
    const token = /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "")?.[1];
    const key = accounts.find((each) => each.token === token);
    if (method !== "GET") return answer(error(405, `The ${method} method is not supported for this route.`));
    if (key === undefined) return answer(error(401, "Unauthenticated."));
    const user = key.user ?? key.token;
    const allowance = take(user, now);
    if (!allowance.isAllowed) return answer(tooMany(allowance, now));
    const isOwn = account !== undefined && (account.user ?? account.token) === user;
    const isInScope = key.onlySite === undefined || key.onlySite === id;
    if (!isOwn || !isInScope) return answer(withHeaders(error(404, "Site not found."), limitHeaders(allowance)));
    const body = currentVisitors(request.report(account.site), query.get("detailed") === "true");
    return answer(withHeaders(json(200, body), limitHeaders(allowance)));
  }

  function currentVisitors(report: SiteReport, isDetailed: boolean): object {
    const pageviews = report.within(windowSeconds);
    const total = countVisitors(pageviews);
    if (!isDetailed) return { total };
    const rows = tallyPages(pageviews).slice(0, MAX_ROWS);
    return {
      total,
      content: rows.map(({ path, visitors }) => ({ pathname: path, hostname: HOST, total: visitors })),
      referrers: total === 0 ? [] : [{ referrer_hostname: "https://www.google.com", referrer_pathname: "/", total: 1 }],
    };
  }

  return {
    name: "fathom",
    baseUrl: normalizeBaseUrl(baseUrl),
    routes: [{ method: "GET", path: PATH }],
    respond,
    respondToFault,
  };
}

/** Errors are pages, and a refusal is a redirect, unless the caller accepts JSON only. */
function forAccept(response: PlainResponse, headers: Headers): PlainResponse {
  if (response.status < 400 || headers.get("accept")?.includes("application/json") === true) return response;
  if (response.status !== 401) return page(response.status, "Error");
  const login = "https://app.usefathom.com/login";
  return withHeaders(page(302, `Redirecting to ${login}`), { location: login });
}

function limitHeaders({ remaining }: Allowance): Readonly<Record<string, string>> {
  return {
    "cache-control": "no-cache, private",
    "x-ratelimit-limit": String(LIMIT.requests),
    "x-ratelimit-remaining": String(remaining),
  };
}

function tooMany(allowance: Allowance, now: number): PlainResponse {
  return withHeaders(error(429, "Too Many Attempts."), {
    ...limitHeaders(allowance),
    "retry-after": String(Math.ceil((allowance.resetAt - now) / 1000)),
    "x-ratelimit-reset": String(Math.ceil(allowance.resetAt / 1000)),
  });
}

function respondToFault({ fault }: FaultInput): PlainResponse | null {
  switch (fault.kind) {
    case "rate-limited": {
      const wait = fault.retryAfterSeconds;
      return withHeaders(error(429, "Too Many Attempts."), wait === undefined ? {} : { "retry-after": String(wait) });
    }
    case "unauthorized":
      return error(401, "Unauthenticated.");
    case "server-error":
      return error(500, "Server Error");
    default:
      return null;
  }
}

function error(status: number, message: string): PlainResponse {
  return json(status, { message });
}
