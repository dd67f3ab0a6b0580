import { parseJsonObject } from "../service/parse-json-object.js";
import { json, withHeaders, type PlainResponse } from "../service/plain-response.js";
import {
  normalizeBaseUrl,
  type FaultInput,
  type Service,
  type ServiceResult,
  type ServiceRequest,
} from "../service/service.js";
import type { ServiceContext } from "../service/service-row.js";
import { checkToken, tokenErrors } from "./check-token.js";
import { createZtasLogin, type ZtasCredential } from "./login.js";
import { sourceBodyWithoutDatabase } from "./source-body.js";
import { BODY_BUILDERS, ZTAS_DIALECTS, type ZtasDialect } from "./ztas-dialect.js";

/** Settings of the simulated Zero Trust Analytics. */
export interface ZtasOptions {
  /** @default "https://ztas.io" */
  readonly baseUrl?: string | undefined;
  /** @default "docs" */
  readonly dialect?: ZtasDialect | undefined;
}

const REALTIME_PATH = "/api/realtime";
const LOGIN_PATH = "/api/auth/login";

/** For a 200 and a preflight only. Errors have no CORS headers, so browser code cannot read their status. */
const CORS_HEADERS = { "access-control-allow-origin": "*" } as const;

/**
 * Zero Trust Analytics' realtime endpoint, which has no rate limit: visitors in the last five minutes. And its login.
 */
export function ztas(options: ZtasOptions = {}, context: ServiceContext<ZtasCredential>): Service {
  const { baseUrl = "https://ztas.io" } = options;
  const { accounts } = context;
  const dialect = () => ZTAS_DIALECTS.find((each) => each === context.dialect()) ?? "docs";
  const login = createZtasLogin(accounts);
  const isValid = (token: string) => login.accountsOf(token).length > 0;

  function respond({ method, path, query, headers, body, now, report }: ServiceRequest): ServiceResult {
    if (path === LOGIN_PATH) return { site: null, response: login.respond({ method, body, now }) };
    const siteId = query.get("siteId");
    const account = accounts.find((each) => each.siteId === siteId);
    const site = account?.site ?? null;
    const refuse = (status: number, message: string) => ({ site, response: error(status, message) });

    if (method === "OPTIONS") return { site, response: preflight() };
    if (method !== "GET") return refuse(405, "Method not allowed");
    const checked = checkToken(headers.get("authorization"), { isValid, dialect: dialect(), now });
    if ("error" in checked) return refuse(401, checked.error);
    if (!siteId) return refuse(400, "Site ID required");
    // ztas has no 404: it responds to an unknown site as to another customer's.
    const owned = login.accountsOf(checked.token);
    if (account === undefined || !owned.includes(account)) return refuse(403, "Access denied");
    return { site, response: ok(BODY_BUILDERS[dialect()](report(account.site))) };
  }

  function respondToFault({ fault, usual, now }: FaultInput): PlainResponse | null {
    switch (fault.kind) {
      case "rate-limited":
        return rateLimited(fault.retryAfterSeconds, now);
      case "unauthorized":
        return error(401, tokenErrors(dialect()).expired);
      case "server-error":
        return error(500, "Internal error");
      case "zeros":
        return usual.status === 200 ? ok(sourceBodyWithoutDatabase({ at: now })) : null;
      default:
        return null;
    }
  }

  return {
    name: "ztas",
    baseUrl: normalizeBaseUrl(baseUrl),
    routes: [
      { method: "GET", path: REALTIME_PATH },
      { method: "POST", path: LOGIN_PATH, claims: (body) => "email" in parseJsonObject(body) },
    ],
    respond,
    respondToFault,
  };
}

function ok(body: object): PlainResponse {
  return json(200, body, { ...CORS_HEADERS, "cache-control": "no-cache, no-store, must-revalidate" });
}

function error(status: number, message: string): PlainResponse {
  return json(status, { error: message });
}

function preflight(): PlainResponse {
  const headers = {
    ...CORS_HEADERS,
    "access-control-allow-methods": "GET, OPTIONS",
    "access-control-allow-headers": "Content-Type, Authorization",
  };
  return { status: 204, headers, body: null };
}

/** The public source's format with a wait, the documented format without. */
function rateLimited(retryAfterSeconds: number | undefined, now: number): PlainResponse {
  if (retryAfterSeconds === undefined) return error(429, "Rate limit exceeded. Try again in 60 seconds.");
  return withHeaders(json(429, { error: "Too many requests", retryAfter: retryAfterSeconds }), {
    "retry-after": String(retryAfterSeconds),
    "x-ratelimit-limit": "100",
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(Math.ceil(now / 1000) + retryAfterSeconds),
  });
}
