import { windowFromFirstRequest } from "../service/limiters.js";
import { json, withHeaders, type PlainResponse } from "../service/plain-response.js";
import type { Account, ServiceContext } from "../service/service-row.js";
import {
  normalizeBaseUrl,
  type FaultInput,
  type Service,
  type ServiceRequest,
  type ServiceResult,
} from "../service/service.js";
import { countVisitors } from "../world/tally.js";

/** Settings of the simulated DataFast. */
export interface DatafastOptions {
  /** @default "https://datafa.st" */
  readonly baseUrl?: string | undefined;
  /**
   * The span that is counted. The documentation states both 300 and 600.
   *
   * @default 600
   */
  readonly windowSeconds?: 300 | 600 | undefined;
}

/** The credential of a website at DataFast. */
export interface DatafastCredential {
  readonly siteId: string;
  /** A website's key (`df_…`), or an account's token (`dft_…`), which several websites may share. */
  readonly token: string;
  /** Whether the account's token lacks `analytics:read`. @default false */
  readonly lacksPermission?: boolean | undefined;
}

const PATH = "/api/v1/analytics/realtime";
const LIMIT = { requests: 60, seconds: 60 } as const;

/** DataFast's realtime API: visitors in the last minutes. A website's key reads its own website, whatever the request names. */
export function datafast(options: DatafastOptions = {}, { accounts }: ServiceContext<DatafastCredential>): Service {
  const { baseUrl = "https://datafa.st", windowSeconds = 600 } = options;
  const take = windowFromFirstRequest(LIMIT);

  function respond({ method, query, headers, now, report }: ServiceRequest): ServiceResult {
    const token = /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "")?.[1];
    const owned = accounts.filter((each) => each.token === token);
    if (method !== "GET") return { site: null, response: error(405, "Method not allowed") };
    if (token === undefined || owned.length === 0) {
      return { site: null, response: error(401, "Missing or invalid API key") };
    }
    const account = token.startsWith("dft_") ? owned.find(({ siteId }) => siteId === query.get("websiteId")) : owned[0];
    const site = account?.site ?? null;
    if (!take(token, now).isAllowed) return { site, response: error(429, "Rate limit exceeded") };
    const refusal = refusalOf({ owned, account, websiteId: query.get("websiteId") });
    if (refusal !== null || account === undefined)
      return { site, response: refusal ?? error(404, "Website not found") };
    return { site, response: ok(countVisitors(report(account.site).within(windowSeconds))) };
  }

  return {
    name: "datafast",
    baseUrl: normalizeBaseUrl(baseUrl),
    routes: [{ method: "GET", path: PATH }],
    respond,
    respondToFault,
  };
}

interface Requested {
  readonly owned: readonly Account<DatafastCredential>[];
  readonly account: Account<DatafastCredential> | undefined;
  readonly websiteId: string | null;
}

function refusalOf({ owned, account, websiteId }: Requested): PlainResponse | null {
  if (owned.some(({ lacksPermission }) => lacksPermission === true)) {
    return error(403, "Token is missing the analytics:read permission");
  }
  return account === undefined && websiteId === null ? error(400, "websiteId is required") : null;
}

function respondToFault({ fault }: FaultInput): PlainResponse | null {
  switch (fault.kind) {
    case "rate-limited": {
      const wait = fault.retryAfterSeconds;
      return withHeaders(error(429, "Rate limit exceeded"), wait === undefined ? {} : { "retry-after": String(wait) });
    }
    case "unauthorized":
      return error(401, "Missing or invalid API key");
    case "server-error":
      return error(500, "Server-side issue");
    default:
      return null;
  }
}

function ok(visitors: number): PlainResponse {
  return json(200, { status: "success", data: [{ visitors }] });
}

function error(code: number, message: string): PlainResponse {
  return json(code, { status: "error", error: { code, message } });
}
