import type { PlainResponse } from "../service/plain-response.js";
import { withHeaders } from "../service/plain-response.js";
import { slidingWindow } from "../service/limiters.js";
import { parseJsonObject } from "../service/parse-json-object.js";
import type { Account, ServiceContext } from "../service/service-row.js";
import {
  normalizeBaseUrl,
  type FaultInput,
  type Service,
  type ServiceRequest,
  type ServiceResult,
} from "../service/service.js";
import type { Site } from "../site/site.js";
import { countVisitors } from "../world/tally.js";
import { createLogins, type UmamiCredential } from "./logins.js";
import { metricsBody } from "./metrics-body.js";
import { activeBody, error, ok, preflight, type UmamiRelease } from "./umami-responses.js";

/** Settings of the simulated Umami. */
export interface UmamiOptions {
  /**
   * Without `/api` or `/v1`: both are served.
   *
   * @default "https://api.umami.is"
   */
  readonly baseUrl?: string | undefined;
  /**
   * The release of a self-hosted Umami. Cloud (`/v1`) is always v3.
   *
   * @default "v3"
   */
  readonly release?: UmamiRelease | undefined;
}

const WINDOW_SECONDS = 300;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Umami Cloud at `/v1` and a self-hosted Umami at `/api`: visitors in the last five minutes, and visitors by page. */
export function umami(options: UmamiOptions = {}, { accounts }: ServiceContext<UmamiCredential>): Service {
  const { baseUrl = "https://api.umami.is", release: selfHosted = "v3" } = options;
  const tryTake = slidingWindow({ requests: 50, seconds: 15 });
  const logins = createLogins(accounts);

  function respond(request: ServiceRequest): ServiceResult {
    const { method, path, params, headers, now } = request;
    const isCloud = path.startsWith("/v1");
    const release = isCloud ? "v3" : selfHosted;
    const site = accounts.find(({ siteId }) => siteId === params["id"])?.site ?? null;
    const refuse = (status: number) => ({ site, response: error(release, status) });
    if (method === "OPTIONS") return { site, response: preflight() };
    if (path === "/api/auth/login") return { site: null, response: logIn(request) };
    if (method !== "GET") return refuse(405);

    const token = headers.get("x-umami-api-key") ?? /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "")?.[1];
    if (token === undefined && isCloud) {
      return { site, response: error(release, 400, { message: "No API key specified.", code: "bad-request" }) };
    }
    const users = isCloud ? accounts.filter((each) => each.token === token) : logins.usersOf(token ?? "");
    if (users.length === 0) return refuse(401);
    if (isCloud && !tryTake(token ?? "", now).isAllowed) return refuse(429);
    if (!UUID.test(params["id"] ?? "")) return refuse(release === "v2" ? 400 : 500);
    return { site, response: respondTo(request, { release, isCloud, site: siteOf(users, params["id"]) }) };
  }

  function logIn({ method, body }: ServiceRequest): PlainResponse {
    if (method !== "POST") return error(selfHosted, 405);
    const { username, password } = parseJsonObject(body);
    if (typeof username !== "string" || typeof password !== "string") return error(selfHosted, 400);
    const token = logins.logIn(username, password);
    if (token !== null)
      return ok({ token, user: { id: "41e2b680-648e-4b09-bcd7-3e2b10c06264", username, role: "user" } });
    return error(selfHosted, 401, { message: "Unauthorized", code: "incorrect-username-password" });
  }

  function respondToFault({ fault }: FaultInput): PlainResponse | null {
    switch (fault.kind) {
      case "rate-limited": {
        // Umami sends no Retry-After. A proxy in front of a self-hosted Umami may.
        const wait = fault.retryAfterSeconds;
        return withHeaders(error(selfHosted, 429), wait === undefined ? {} : { "retry-after": String(wait) });
      }
      case "unauthorized":
        return error(selfHosted, 401);
      case "server-error":
        return error(selfHosted, 500);
      default:
        return null;
    }
  }

  return {
    name: "umami",
    baseUrl: normalizeBaseUrl(baseUrl),
    routes: [
      { method: "GET", path: "/v1/websites/{id}/active" },
      { method: "GET", path: "/v1/websites/{id}/metrics" },
      { method: "GET", path: "/api/websites/{id}/active" },
      { method: "GET", path: "/api/websites/{id}/metrics" },
      { method: "POST", path: "/api/auth/login", claims: (body) => "username" in parseJsonObject(body) },
    ],
    respond,
    respondToFault,
  };
}

/** The website that a user may view; `null` for an administrator's unknown one, `undefined` for any other. */
function siteOf(users: readonly Account<UmamiCredential>[], id: string | undefined): Site | null | undefined {
  const site = users.find(({ siteId }) => siteId === id)?.site;
  return site ?? (users.some(({ isAdmin }) => isAdmin === true) ? null : undefined);
}

interface Asked {
  readonly release: UmamiRelease;
  readonly isCloud: boolean;
  readonly site: Site | null | undefined;
}

function respondTo({ path, query, report }: ServiceRequest, { release, isCloud, site }: Asked): PlainResponse {
  if (site === undefined) return error(release, 401);
  if (path.endsWith("/active")) {
    return ok(activeBody(release, site === null ? 0 : countVisitors(report(site).within(WINDOW_SECONDS))));
  }
  const body = metricsBody({ query, release, isCloud, report: site === null ? null : report(site) });
  return body === null ? error(release, 400) : ok(body);
}
