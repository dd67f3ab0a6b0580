import type { AnyFault } from "../faults/fault.js";
import { json, withHeaders, type Answer } from "../http/answer.js";
import { baseUrlOf, type Service, type ServiceAnswer, type ServiceRequest } from "../service.js";
import type { Site } from "../site.js";
import { checkToken, refusals } from "./check-token.js";
import { sourceBodyWithoutDatabase } from "./source-body.js";
import { BODIES, type ZtasDialect } from "./ztas-dialect.js";

/** How the mock plays Zero Trust Analytics. */
export interface ZtasOptions {
  /** @default "https://ztas.io" */
  readonly baseUrl?: string | undefined;
  /** @default "docs" */
  readonly dialect?: ZtasDialect | undefined;
}

const REALTIME = "/api/realtime";

/** On a 200 and on a preflight only: on an error, code in a browser learns no more than that it failed. */
const CORS = { "access-control-allow-origin": "*" } as const;

/**
 * Zero Trust Analytics' realtime endpoint: visitors in the last five minutes. It has no limit of its own.
 *
 * @param dialect looked up at each request
 */
export function ztas(options: ZtasOptions, sites: readonly Site[], dialect: () => ZtasDialect): Service {
  const tokens = sites.flatMap((site) => site.ztas?.token ?? []);

  function answer({ method, query, headers, now, read }: ServiceRequest): ServiceAnswer {
    const siteId = query.get("siteId");
    const site = sites.find((each) => each.ztas?.siteId === siteId) ?? null;
    const refuse = (status: number, sentence: string) => ({ site, answer: error(status, sentence) });

    if (method === "OPTIONS") return { site, answer: preflight() };
    if (method !== "GET") return refuse(405, "Method not allowed");
    const checked = checkToken(headers.get("authorization"), tokens, dialect(), now);
    if ("refusal" in checked) return refuse(401, checked.refusal);
    if (!siteId) return refuse(400, "Site ID required");
    // An unknown site and somebody else's look alike: there is no 404.
    if (site?.ztas?.token !== checked.token) return refuse(403, "Access denied");
    return { site, answer: ok(BODIES[dialect()](read(site))) };
  }

  function failed(fault: AnyFault, usual: Answer, now: number): Answer | null {
    switch (fault.kind) {
      case "rate-limited":
        return tooMany(fault.retryAfterSeconds, now);
      case "unauthorized":
        return error(401, refusals(dialect()).expired);
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
    baseUrl: baseUrlOf(options.baseUrl ?? "https://ztas.io"),
    routes: [{ method: "GET", path: REALTIME }],
    answer,
    failed,
  };
}

function ok(body: object): Answer {
  return json(200, body, { ...CORS, "cache-control": "no-cache, no-store, must-revalidate" });
}

function error(status: number, sentence: string): Answer {
  return json(status, { error: sentence });
}

function preflight(): Answer {
  const headers = {
    ...CORS,
    "access-control-allow-methods": "GET, OPTIONS",
    "access-control-allow-headers": "Content-Type, Authorization",
  };
  return { status: 204, headers, body: null };
}

/** The source's form where it says how long to wait, the documentation's where it doesn't. */
function tooMany(retryAfterSeconds: number | undefined, now: number): Answer {
  if (retryAfterSeconds === undefined) return error(429, "Rate limit exceeded. Try again in 60 seconds.");
  return withHeaders(json(429, { error: "Too many requests", retryAfter: retryAfterSeconds }), {
    "retry-after": String(retryAfterSeconds),
    "x-ratelimit-limit": "100",
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(Math.ceil(now / 1000) + retryAfterSeconds),
  });
}
