import type { AnyFault } from "../faults/fault.js";
import { json, text, withHeaders, type Answer } from "../http/answer.js";
import { baseUrlOf, type Service, type ServiceAnswer, type ServiceRequest } from "../service.js";
import type { Site } from "../site.js";
import { countVisitors } from "../world/tally.js";
import { hourlyLimit, type VersatailorPlan } from "./hourly-limit.js";

/** How the mock plays Versatailor. */
export interface VersatailorOptions {
  /** @default "https://versatailor.com" */
  readonly baseUrl?: string | undefined;
  /**
   * Requests per hour and token: 100, 1,000 or 10,000.
   *
   * @default "free"
   */
  readonly plan?: VersatailorPlan | undefined;
  /**
   * Errors as `{"error":"…"}` or as the bare sentence. The service documents the sentences only.
   *
   * @default "json"
   */
  readonly errorForm?: "json" | "text" | undefined;
}

const REALTIME = "/api/v1/realtime";
const WINDOW_SECONDS = 180;
const TOO_MANY = "Rate limit exceeded"; // The service documents no wording for 429.

/** Versatailor's realtime endpoint: visitors in the last three minutes. */
export function versatailor(options: VersatailorOptions, sites: readonly Site[]): Service {
  const { baseUrl = "https://versatailor.com", plan = "free", errorForm = "json" } = options;
  const mayAsk = hourlyLimit(plan);

  const error = (status: number, sentence: string): Answer =>
    errorForm === "json" ? json(status, { error: sentence }) : text(status, sentence);

  /** The order of the checks is documented nowhere; this is the one in which each needs only what those before found. */
  function answer({ method, query, headers, now, read }: ServiceRequest): ServiceAnswer {
    const websiteId = query.get("websiteId");
    const site = sites.find((each) => each.versatailor?.siteId === websiteId) ?? null;
    const refuse = (status: number, sentence: string) => ({ site, answer: error(status, sentence) });

    if (method !== "GET" && method !== "HEAD") return refuse(405, "Method not allowed");
    const token = /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "")?.[1];
    if (token === undefined) return refuse(401, "Missing or invalid authorization header. Expected: Bearer <token>");
    if (!token.startsWith("vt_")) return refuse(401, "Invalid token format");
    if (!websiteId) return refuse(400, "websiteId is required");
    if (!site?.versatailor) return refuse(404, "Website not found");
    if (site.versatailor.token === null) return refuse(401, "No API token configured for this website");
    if (site.versatailor.token !== token) return refuse(401, "Invalid API token");
    if (!mayAsk(token, now)) return refuse(429, TOO_MANY);

    const reading = read(site);
    const body = {
      currentVisitors: countVisitors(reading.within(WINDOW_SECONDS)),
      websiteId: reading.site.versatailor?.siteId,
      timestamp: new Date(reading.at).toISOString(),
    };
    return { site, answer: json(200, body) };
  }

  function failed(fault: AnyFault): Answer | null {
    switch (fault.kind) {
      case "rate-limited": {
        const wait = fault.retryAfterSeconds;
        return withHeaders(error(429, TOO_MANY), wait === undefined ? {} : { "retry-after": String(wait) });
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
    baseUrl: baseUrlOf(baseUrl),
    routes: [{ method: "GET", path: REALTIME }],
    answer,
    failed,
  };
}
