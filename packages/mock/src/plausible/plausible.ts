import type { AnyFault } from "../faults/fault.js";
import { json, page, withHeaders, type Answer } from "../http/answer.js";
import { baseUrlOf, type Service, type ServiceAnswer, type ServiceRequest } from "../service.js";
import type { Site } from "../site.js";
import { countVisitors } from "../world/tally.js";
import { answerQuery } from "./answer-query.js";
import { authorize } from "./authorize.js";
import { parseQuery } from "./parse-query.js";
import { requestLimits } from "./request-limits.js";
import { hourlySentence, SENTENCES, type PlausibleRelease } from "./sentences.js";

/** How the mock plays Plausible. */
export interface PlausibleOptions {
  /** @default "https://plausible.io" */
  readonly baseUrl?: string | undefined;
  /**
   * `older`: the wording before January 2026, and no burst limit.
   *
   * @default "newer"
   */
  readonly release?: PlausibleRelease | undefined;
  /**
   * Per team and UTC hour. Self-hosted: 1,000,000.
   *
   * @default 600
   */
  readonly requestsPerHour?: number | undefined;
}

const REALTIME = "/api/v1/stats/realtime/visitors";
const QUERY = "/api/v2/query";
const WINDOW_SECONDS = 300;

const JSON_TYPE = { "content-type": "application/json; charset=utf-8" } as const;
const HEADERS = {
  "cache-control": "max-age=0, private, must-revalidate",
  "access-control-allow-origin": "*",
  "access-control-allow-credentials": "true",
  "access-control-expose-headers": "",
} as const;
const PREFLIGHT_HEADERS = {
  "access-control-allow-headers": "Authorization,Content-Type,Accept,Origin,User-Agent,DNT,Cache-Control",
  "access-control-allow-methods": "GET,POST,PUT,PATCH,DELETE,OPTIONS",
  "access-control-max-age": "1728000",
} as const;

/** Plausible's Stats API: visitors in the last five minutes (v1), and by page (v2). */
export function plausible(options: PlausibleOptions, sites: readonly Site[]): Service {
  const { baseUrl = "https://plausible.io", release = "newer", requestsPerHour = 600 } = options;
  const limits = requestLimits(release, requestsPerHour);

  function answer(request: ServiceRequest): ServiceAnswer {
    if (request.method === "OPTIONS") return unasked({ status: 204, headers: PREFLIGHT_HEADERS, body: null });
    if (!acceptsJson(request.headers)) return unasked(error(406, "Not Acceptable"));
    const method = request.method === "HEAD" ? "GET" : request.method;
    if (request.path === REALTIME && method === "GET") return realtimeVisitors(request);
    if (request.path === QUERY && method === "POST") return pagesQuery(request);
    return unasked(page(404, "404"));
  }

  function realtimeVisitors(request: ServiceRequest): ServiceAnswer {
    const { site, refusal } = authorize(request, request.query.get("site_id"), sites, limits);
    if (refusal) return { site, answer: error(refusal.status, refusal.sentence) };
    if (site.plausible?.isConsolidatedView === true) return { site, answer: error(400, SENTENCES.consolidatedView) };
    return { site, answer: ok(countVisitors(request.read(site).within(WINDOW_SECONDS))) };
  }

  function pagesQuery(request: ServiceRequest): ServiceAnswer {
    const body = parseObject(request.body);
    const { site, refusal } = authorize(request, body["site_id"], sites, limits);
    if (refusal) return { site, answer: error(refusal.status, refusal.sentence) };
    const parsed = parseQuery(body);
    if ("problem" in parsed) return { site, answer: error(400, parsed.problem) };
    return { site, answer: ok(answerQuery(parsed.query, body, request.read(site))) };
  }

  function failed(fault: AnyFault, usual: Answer): Answer | null {
    switch (fault.kind) {
      case "rate-limited": {
        // Plausible itself never sends Retry-After; a proxy before a self-hosted one may.
        const wait = fault.retryAfterSeconds;
        const headers = wait === undefined ? {} : { "retry-after": String(wait) };
        return withHeaders(error(429, hourlySentence(release, requestsPerHour)), headers);
      }
      case "unauthorized":
        return error(401, SENTENCES.invalidKeyOrSite);
      case "server-error":
        return json(500, { error: "internal server error", support_hash: "amber-heron-4711" }, JSON_TYPE);
      case "payment-required": {
        const sentence = fault.reason === "locked" ? SENTENCES.siteLocked : SENTENCES.planWithoutApi;
        return usual.status === 200 ? error(402, sentence) : null; // The newest release says 401 before 402.
      }
      default:
        return null;
    }
  }

  return {
    name: "plausible",
    baseUrl: baseUrlOf(baseUrl),
    routes: [
      { method: "GET", path: REALTIME },
      { method: "POST", path: QUERY },
    ],
    answer(request) {
      const { site, answer: bare } = answer(request);
      return { site, answer: withHeaders(bare, HEADERS) };
    },
    failed(fault, usual) {
      const bare = failed(fault, usual);
      return bare && withHeaders(bare, HEADERS);
    },
  };
}

function unasked(answer: Answer): ServiceAnswer {
  return { answer, site: null };
}

function ok(body: unknown): Answer {
  return json(200, body, JSON_TYPE);
}

function error(status: number, sentence: string): Answer {
  return json(status, { error: sentence }, JSON_TYPE);
}

/** The framework refuses a caller who doesn't take JSON, before it looks at the key. */
function acceptsJson(headers: Headers): boolean {
  const accept = headers.get("accept");
  return accept === null || /(?:\*\/\*|application\/(?:\*|json))/.test(accept);
}

function parseObject(body: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(body);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
