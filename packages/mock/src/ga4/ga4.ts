import { withHeaders, type PlainResponse } from "../service/plain-response.js";
import type { ServiceContext } from "../service/service-row.js";
import {
  normalizeBaseUrl,
  type FaultInput,
  type Service,
  type ServiceRequest,
  type ServiceResult,
} from "../service/service.js";
import { createAuthenticate, type Ga4Credential } from "./authenticate.js";
import { apiDisabled, error, noPermission, notFound, unauthenticated } from "./ga4-responses.js";
import { createQuota, EXHAUSTED } from "./quota.js";
import { runRealtimeReport } from "./realtime-report.js";

/** Settings of the simulated Google Analytics Data API. */
export interface Ga4Options {
  /** @default "https://analyticsdata.googleapis.com" */
  readonly baseUrl?: string | undefined;
  /**
   * The cost of a request, of 14,000 tokens per hour and 200,000 per day. Google charges most requests fewer than 10.
   *
   * @default 10
   */
  readonly tokensPerRequest?: number | undefined;
  /**
   * Whether the API is enabled in the service account's project. Otherwise each request gets 403.
   *
   * @default true
   */
  readonly isApiEnabled?: boolean | undefined;
}

const PATH = "/v1beta/properties/{id}:runRealtimeReport";

/** The realtime report of Google Analytics 4: active users of the last minutes. */
export function ga4(options: Ga4Options = {}, { accounts }: ServiceContext<Ga4Credential>): Service {
  const { baseUrl = "https://analyticsdata.googleapis.com", tokensPerRequest = 10, isApiEnabled = true } = options;
  const authenticate = createAuthenticate(accounts);
  const quota = createQuota(tokensPerRequest);

  function respond(request: ServiceRequest): ServiceResult {
    const { params, headers, now } = request;
    const property = params["id"] ?? "";
    const site = accounts.find(({ siteId }) => siteId === property)?.site ?? null;
    if (request.method !== "POST") return { site, response: notFound() };
    const users = authenticate(headers.get("authorization"), now);
    if (users.length === 0) return { site, response: unauthenticated() };
    if (!isApiEnabled) return { site, response: apiDisabled() };
    const account = users.find(({ siteId }) => siteId === property);
    if (account === undefined) return { site, response: noPermission() };
    const refusal = quota.take(property, now);
    if (refusal !== null) return { site, response: error(429, refusal) };
    const { streamId = "1" } = account;
    return { site, response: runRealtimeReport(request.body, { report: request.report(account.site), streamId }) };
  }

  function respondToFault({ fault, now }: FaultInput): PlainResponse | null {
    switch (fault.kind) {
      case "rate-limited": {
        // Google sends no Retry-After.
        const wait = fault.retryAfterSeconds;
        return withHeaders(error(429, EXHAUSTED.hour), wait === undefined ? {} : { "retry-after": String(wait) });
      }
      case "unauthorized":
        return unauthenticated();
      case "server-error":
        quota.recordServerError(now);
        return error(500, "Internal error encountered.");
      default:
        return null;
    }
  }

  return {
    name: "ga4",
    baseUrl: normalizeBaseUrl(baseUrl),
    routes: [{ method: "POST", path: PATH }],
    respond,
    respondToFault,
  };
}
