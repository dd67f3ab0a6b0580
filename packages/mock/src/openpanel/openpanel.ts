import { windowFromFirstRequest, type Allowance } from "../service/limiters.js";
import { json, text, withHeaders, type PlainResponse } from "../service/plain-response.js";
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

/** Settings of the simulated OpenPanel. */
export interface OpenpanelOptions {
  /** @default "https://api.openpanel.dev" */
  readonly baseUrl?: string | undefined;
}

/** The credential of a project at OpenPanel. */
export interface OpenpanelCredential {
  /** The project's id. */
  readonly siteId: string;
  /** The id of an API client, a UUID. */
  readonly clientId: string;
  /** The client's secret, `null` for a client without one. */
  readonly token: string | null;
  /**
   * The client's type. `read` gets its own project's number under any id, `root` those of all projects, `write` none.
   *
   * @default "read"
   */
  readonly clientType?: "read" | "root" | "write" | undefined;
}

const LIMIT = { requests: 100, seconds: 10 } as const;
const WINDOW_SECONDS = 300;
const UUID_V4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;
const CORS = { "access-control-allow-origin": "*" } as const;

/** OpenPanel's insights API: visitors in the last five minutes. */
export function openpanel(options: OpenpanelOptions = {}, { accounts }: ServiceContext<OpenpanelCredential>): Service {
  const { baseUrl = "https://api.openpanel.dev" } = options;
  const take = windowFromFirstRequest(LIMIT);

  function respond(request: ServiceRequest): ServiceResult {
    const { method, params, headers, now } = request;
    const site = accounts.find(({ siteId }) => siteId === params["id"])?.site ?? null;
    if (method === "OPTIONS") return { site, response: preflight(headers) };
    if (method !== "GET") return { site, response: routeNotFound(request) };
    const clientId = headers.get("openpanel-client-id") ?? "";
    // Requests count before their authentication.
    const allowance = take(clientId, now);
    const wait = Math.max(1, Math.ceil((allowance.resetAt - now) / 1000));
    const limits = limitHeaders(allowance, wait);
    if (!allowance.isAllowed) return { site, response: withHeaders(tooMany(wait), limits) };
    const client = authenticate(accounts, { clientId, secret: headers.get("openpanel-client-secret") });
    if (typeof client === "string") return { site, response: withHeaders(unauthorized(client), limits) };
    // A read client's project is the client's own: the path's id is not read.
    const project = client.clientType === "root" ? site : client.site;
    return { site: project, response: withHeaders(liveResponse(request, project), limits) };
  }

  return {
    name: "openpanel",
    baseUrl: normalizeBaseUrl(baseUrl),
    routes: [{ method: "GET", path: "/insights/{id}/live" }],
    respond,
    respondToFault,
  };
}

interface ClientHeaders {
  readonly clientId: string;
  readonly secret: string | null;
}

/** The client, or the reason of its refusal. */
function authenticate(
  accounts: readonly Account<OpenpanelCredential>[],
  { clientId, secret }: ClientHeaders,
): Account<OpenpanelCredential> | string {
  if (!UUID_V4.test(clientId)) return "Export: Client ID must be a valid UUIDv4";
  const client = accounts.find((each) => each.clientId === clientId);
  if (client === undefined) return "Export: Invalid client id";
  if (client.token === null) return "Export: Client has no secret";
  if (client.clientType === "write") return "Export: Client is not allowed to export";
  return client.token === secret ? client : "Export: Invalid client secret";
}

/** A root client's unknown project is an error of the server. */
function liveResponse({ report }: ServiceRequest, project: Site | null): PlainResponse {
  if (project === null) return internal();
  return json(200, { visitors: countVisitors(report(project).within(WINDOW_SECONDS)) }, CORS);
}

function respondToFault({ fault }: FaultInput): PlainResponse | null {
  switch (fault.kind) {
    case "rate-limited":
      return tooMany(fault.retryAfterSeconds ?? null);
    case "unauthorized":
      return unauthorized("Export: Invalid client secret");
    case "server-error":
      return internal();
    default:
      return null;
  }
}

function limitHeaders({ remaining }: Allowance, wait: number): Readonly<Record<string, string>> {
  return {
    "x-ratelimit-limit": String(LIMIT.requests),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String(wait),
  };
}

function tooMany(wait: number | null): PlainResponse {
  const body = {
    status: 429,
    error: "Too Many Requests",
    message: "You have exceeded the rate limit for this endpoint.",
  };
  return json(429, body, { ...CORS, ...(wait !== null && { "retry-after": String(wait) }) });
}

function unauthorized(message: string): PlainResponse {
  return json(401, { error: "Unauthorized", message }, CORS);
}

/** In production, OpenPanel answers plain text. */
function internal(): PlainResponse {
  return text(500, "Internal server error");
}

function routeNotFound({ method, path, params }: ServiceRequest): PlainResponse {
  const url = path.replace("{id}", params["id"] ?? "");
  return json(404, { message: `Route ${method}:${url} not found`, error: "Not Found", statusCode: 404 }, CORS);
}

function preflight(headers: Headers): PlainResponse {
  const requested = headers.get("access-control-request-headers") ?? "*";
  const allow = { "access-control-allow-methods": "GET", "access-control-allow-headers": requested };
  return { status: 204, headers: { ...CORS, ...allow }, body: null };
}
