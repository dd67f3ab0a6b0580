import { json, type PlainResponse } from "../service/plain-response.js";
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
import { createAccessTokens, type PirschCredential } from "./access-tokens.js";
import { refusal } from "./pirsch-errors.js";

/** Settings of the simulated Pirsch. */
export interface PirschOptions {
  /** @default "https://api.pirsch.io" */
  readonly baseUrl?: string | undefined;
  /**
   * How long an access token is valid.
   *
   * @default 900
   */
  readonly tokenSeconds?: number | undefined;
}

const TOKEN_PATH = "/api/v1/token";
const ACTIVE_PATH = "/api/v1/statistics/active";
const DEFAULT_START = "600";

/** Pirsch's active visitors, in total and by page. Its access tokens come from a client's id and secret. */
export function pirsch(options: PirschOptions = {}, { accounts }: ServiceContext<PirschCredential>): Service {
  const { baseUrl = "https://api.pirsch.io", tokenSeconds = 900 } = options;
  const tokens = createAccessTokens(accounts, tokenSeconds);

  function respond(request: ServiceRequest): ServiceResult {
    const { method, path, query, headers, body, now } = request;
    const id = query.get("id");
    const site = accounts.find(({ siteId }) => siteId === id)?.site ?? null;
    const refuse = (...input: Parameters<typeof refusal>) => ({ site, response: refusal(...input) });
    if (method !== (path === TOKEN_PATH ? "POST" : "GET")) return refuse(405, { error: "method not allowed" });
    if (path === TOKEN_PATH) return { site, response: tokens.issue(body, now) };

    const token = /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "")?.[1] ?? "";
    // An access key can only write.
    if (token.startsWith("pa_")) return refuse(403, { error: "forbidden" });
    const clients = tokens.clientsOf(token, now);
    if (clients.length === 0) return refuse(401, { error: "unauthorized" });
    const start = query.get("start") ?? DEFAULT_START;
    if (id === null) return refuse(400, { validation: { id: "required" } });
    if (!/^[1-9]\d{0,8}$/.test(start)) return refuse(400, { validation: { start: "invalid" } });
    const client = clients.find(({ siteId }) => siteId === id);
    if (client === undefined) return refuse(403, { error: "forbidden" });
    return { site, response: json(200, activeVisitors(request.report(client.site), Number(start))) };
  }

  return {
    name: "pirsch",
    baseUrl: normalizeBaseUrl(baseUrl),
    routes: [
      { method: "POST", path: TOKEN_PATH },
      { method: "GET", path: ACTIVE_PATH },
    ],
    respond,
    respondToFault,
  };
}

/** An empty list is `null`, as Go writes it. */
function activeVisitors(report: SiteReport, seconds: number): object {
  const pageviews = report.within(seconds);
  const stats = tallyPages(pageviews).map(({ path, visitors }) => ({ path, title: titleOf(path), visitors }));
  return { stats: stats.length === 0 ? null : stats, visitors: countVisitors(pageviews) };
}

function titleOf(path: string): string {
  return path === "/" ? "Home" : path.slice(path.lastIndexOf("/") + 1);
}

function respondToFault({ fault }: FaultInput): PlainResponse | null {
  switch (fault.kind) {
    case "rate-limited": {
      const wait = fault.retryAfterSeconds;
      const headers = wait === undefined ? {} : { "retry-after": String(wait) };
      return refusal(429, { error: "too many requests", headers });
    }
    case "unauthorized":
      return refusal(401, { error: "unauthorized" });
    case "server-error":
      return refusal(500, { error: "internal server error" });
    default:
      return null;
  }
}
