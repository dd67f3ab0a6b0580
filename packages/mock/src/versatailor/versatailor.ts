import { json, text, withHeaders, type PlainResponse } from "../service/plain-response.js";
import {
  normalizeBaseUrl,
  type FaultInput,
  type Service,
  type ServiceResult,
  type ServiceRequest,
} from "../service/service.js";
import type { ServiceContext } from "../service/service-row.js";
import { countVisitors } from "../world/tally.js";
import { createHourlyLimiter, type VersatailorPlan } from "./hourly-limiter.js";

/** The credential of a site at Versatailor, which gives each website its own token. */
export interface VersatailorCredential {
  readonly siteId: string;
  /** `null`: no token has been created for this website. */
  readonly token: string | null;
}

/** Settings of the simulated Versatailor. */
export interface VersatailorOptions {
  /** @default "https://versatailor.com" */
  readonly baseUrl?: string | undefined;
  /**
   * The plan, which limits the requests per hour and token: 100, 1,000 or 10,000.
   *
   * @default "free"
   */
  readonly plan?: VersatailorPlan | undefined;
  /**
   * The format of errors: `{"error":"…"}` or the message as plain text. The service documents only the messages.
   *
   * @default "json"
   */
  readonly errorFormat?: "json" | "text" | undefined;
}

const REALTIME_PATH = "/api/v1/realtime";
const WINDOW_SECONDS = 180;
/** Made up: the documentation offers samples for browsers and does not mention CORS. */
const CORS_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "Authorization, Content-Type",
  "access-control-allow-methods": "GET, OPTIONS",
} as const;
/** Made up: the service documents no message for 429. */
const RATE_LIMIT_MESSAGE = "Rate limit exceeded";

/** Versatailor's realtime endpoint: visitors in the last three minutes. */
export function versatailor(
  options: VersatailorOptions = {},
  { accounts }: ServiceContext<VersatailorCredential>,
): Service {
  const { baseUrl = "https://versatailor.com", plan = "free", errorFormat = "json" } = options;
  const tryTake = createHourlyLimiter(plan);

  const error = (status: number, message: string): PlainResponse =>
    errorFormat === "json" ? json(status, { error: message }) : text(status, message);

  /** The order of the checks is not documented. Here each check needs only the results of the previous ones. */
  function respond({ method, query, headers, now, report }: ServiceRequest): ServiceResult {
    const websiteId = query.get("websiteId");
    const account = accounts.find((each) => each.siteId === websiteId);
    const site = account?.site ?? null;
    const refuse = (status: number, message: string) => ({ site, response: error(status, message) });

    if (method === "OPTIONS") return { site, response: { status: 204, headers: {}, body: null } };
    if (method !== "GET" && method !== "HEAD") return refuse(405, "Method not allowed");
    const token = /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "")?.[1];
    if (token === undefined) return refuse(401, "Missing or invalid authorization header. Expected: Bearer <token>");
    if (!token.startsWith("vt_")) return refuse(401, "Invalid token format");
    if (!websiteId) return refuse(400, "websiteId is required");
    if (!account) return refuse(404, "Website not found");
    if (account.token === null) return refuse(401, "No API token configured for this website");
    if (account.token !== token) return refuse(401, "Invalid API token");
    if (!tryTake(token, now)) return refuse(429, RATE_LIMIT_MESSAGE);

    const siteReport = report(account.site);
    const body = {
      currentVisitors: countVisitors(siteReport.within(WINDOW_SECONDS)),
      websiteId: siteReport.site === account.site ? websiteId : "another_website_id",
      timestamp: new Date(siteReport.at).toISOString(),
    };
    return { site, response: json(200, body) };
  }

  function respondToFault({ fault }: FaultInput): PlainResponse | null {
    switch (fault.kind) {
      case "rate-limited": {
        const wait = fault.retryAfterSeconds;
        return withHeaders(error(429, RATE_LIMIT_MESSAGE), wait === undefined ? {} : { "retry-after": String(wait) });
      }
      case "unauthorized":
        return error(401, "Invalid API token");
      case "server-error":
        return error(500, "Internal server error");
      default:
        return null;
    }
  }

  return {
    name: "versatailor",
    baseUrl: normalizeBaseUrl(baseUrl),
    routes: [{ method: "GET", path: REALTIME_PATH }],
    respond(request) {
      const { site, response } = respond(request);
      return { site, response: withHeaders(response, CORS_HEADERS) };
    },
    respondToFault(input) {
      const response = respondToFault(input);
      return response && withHeaders(response, CORS_HEADERS);
    },
  };
}
