import { slidingWindow } from "../service/limiters.js";
import type { PlainResponse } from "../service/plain-response.js";
import type { Account, ServiceContext } from "../service/service-row.js";
import {
  normalizeBaseUrl,
  type FaultInput,
  type Service,
  type ServiceRequest,
  type ServiceResult,
} from "../service/service.js";
import type { Site } from "../site/site.js";
import { runQuery } from "./hogql.js";
import { error, tooMany } from "./posthog-responses.js";

/** Settings of the simulated PostHog. */
export interface PosthogOptions {
  /** @default "https://us.posthog.com" */
  readonly baseUrl?: string | undefined;
  /**
   * The queries per hour. Some old accounts have 120.
   *
   * @default 2_400
   */
  readonly hourlyLimit?: number | undefined;
}

/** The credential of a project at PostHog. */
export interface PosthogCredential {
  /** The project's number. */
  readonly siteId: string;
  /** A personal API key. */
  readonly token: string;
  /**
   * Whether the key lacks the scope `query:read`.
   *
   * @default false
   */
  readonly lacksScope?: boolean | undefined;
}

const PATH = "/api/projects/{id}/query/";

/** PostHog's query API with the HogQL of a visitor counter: persons with a page view, in total or by path. */
export function posthog(options: PosthogOptions = {}, { accounts }: ServiceContext<PosthogCredential>): Service {
  const { baseUrl = "https://us.posthog.com", hourlyLimit = 2_400 } = options;
  const limiters = [
    slidingWindow({ requests: 240, seconds: 60 }),
    slidingWindow({ requests: hourlyLimit, seconds: 3600 }),
  ];

  function respond(request: ServiceRequest): ServiceResult {
    const site = accounts.find(({ siteId }) => siteId === request.params["id"])?.site ?? null;
    return { site, response: answer(request, site) };
  }

  function answer(request: ServiceRequest, site: Site | null): PlainResponse {
    const { method, params, headers, body, now, report } = request;
    const keys = keysOf(accounts, headers);
    if (keys === null) return error("noCredentials");
    if (keys.length === 0) return error("wrongKey");
    if (method !== "POST") return error("method", `Method "${method}" not allowed.`);
    const key = keys.find(({ siteId }) => siteId === params["id"]);
    if (key === undefined || site === null) return error("noProject");
    if (key.lacksScope === true) return error("noScope");
    for (const take of limiters) {
      const { isAllowed, resetAt } = take(key.siteId, now);
      if (!isAllowed) return tooMany(Math.max(1, Math.ceil((resetAt - now) / 1000)));
    }
    return runQuery(body, { report: report(site), projectId: key.siteId });
  }

  return {
    name: "posthog",
    baseUrl: normalizeBaseUrl(baseUrl),
    routes: [{ method: "POST", path: PATH }],
    respond,
    respondToFault,
  };
}

/** The projects of the request's key, `null` without a key. */
function keysOf(
  accounts: readonly Account<PosthogCredential>[],
  headers: Headers,
): readonly Account<PosthogCredential>[] | null {
  const token = /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "")?.[1];
  return token === undefined ? null : accounts.filter((each) => each.token === token);
}

function respondToFault({ fault }: FaultInput): PlainResponse | null {
  switch (fault.kind) {
    case "rate-limited":
      // The throttle sends Retry-After, the limit of concurrent queries does not.
      return fault.retryAfterSeconds === undefined ? error("concurrency") : tooMany(fault.retryAfterSeconds);
    case "unauthorized":
      return error("wrongKey");
    case "server-error":
      return error("internal");
    default:
      return null;
  }
}
