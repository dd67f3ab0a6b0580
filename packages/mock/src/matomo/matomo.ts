import { slidingWindow } from "../service/limiters.js";
import { withHeaders, type PlainResponse } from "../service/plain-response.js";
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
import type { SiteReport } from "../world/site-report.js";
import { createLoginGuard } from "./login-guard.js";
import { failure, ok, SENTENCES, tooMany, type MatomoLanguage, type MatomoRelease } from "./matomo-responses.js";

/** Settings of the simulated Matomo. */
export interface MatomoOptions {
  /**
   * Without `index.php`. An address below `matomo.cloud` has the limits of Matomo Cloud.
   *
   * @default "https://stats.example.com"
   */
  readonly baseUrl?: string | undefined;
  /** @default "v5" */
  readonly release?: MatomoRelease | undefined;
  /** @default "en" */
  readonly language?: MatomoLanguage | undefined;
}

/** The credential of a site at Matomo. */
export interface MatomoCredential {
  /** A number. */
  readonly siteId: string;
  readonly token: string;
  /**
   * Whether the token is a super user's. It gets zeros for an unknown site.
   *
   * @default false
   */
  readonly isSuperUser?: boolean | undefined;
}

const MAX_MINUTES = 2_880;
const COLUMNS = ["visits", "actions", "visitors", "visitsConverted"] as const;

/** Matomo's reporting API with one method, `Live.getCounters`: visits and visitors of the last minutes. */
export function matomo(options: MatomoOptions = {}, { accounts }: ServiceContext<MatomoCredential>): Service {
  const { baseUrl = "https://stats.example.com", release = "v5", language = "en" } = options;
  const sentences = SENTENCES[language];
  const guard = createLoginGuard();
  const isCloud = new URL(baseUrl).hostname.endsWith(".matomo.cloud");
  const take = slidingWindow({ requests: 200, seconds: 60 });
  const refuse = (message: string) => failure(message, release === "v5" ? 401 : 200);

  function respond(request: ServiceRequest): ServiceResult {
    const params = paramsOf(request);
    const idSite = params.get("idSite") ?? "";
    const site = accounts.find(({ siteId }) => siteId === idSite)?.site ?? null;
    return { site, response: answer(request, { params, idSite, site }) };
  }

  function answer(request: ServiceRequest, { params, idSite, site }: Asked): PlainResponse {
    // The limit is per address. The mock has one caller.
    if (isCloud && !take("address", request.now).isAllowed) return tooMany();
    if (guard.isBlocked(request.now)) return failure(sentences.blocked);
    const [token, ...others] = tokensOf(request, params, release);
    if (others.some((each) => each !== token)) return failure("Multiple token_auth values were provided.", 400);
    const users = accounts.filter((each) => each.token === token);
    if (token !== undefined && users.length === 0) {
      guard.recordFailure(request.now);
      return refuse(sentences.token);
    }
    const problem = problemOf(params);
    if (problem !== null) return failure(problem);
    const isSuperUser = users.some((each) => each.isSuperUser === true);
    if (!isSuperUser && !canView(users, idSite)) return refuse(sentences.access(idSite));
    return ok([countersOf(site === null ? null : request.report(site), { params, release })]);
  }

  return {
    name: "matomo",
    baseUrl: normalizeBaseUrl(baseUrl),
    routes: [{ method: "GET", path: "/index.php" }],
    respond,
    respondToFault({ fault }: FaultInput): PlainResponse | null {
      switch (fault.kind) {
        case "rate-limited": {
          const wait = fault.retryAfterSeconds;
          return withHeaders(tooMany(), wait === undefined ? {} : { "retry-after": String(wait) });
        }
        case "unauthorized":
          return failure(sentences.token, 401);
        case "server-error":
          return failure("An unexpected error occurred.", 500);
        default:
          return null;
      }
    },
  };
}

interface Asked {
  readonly params: URLSearchParams;
  readonly idSite: string;
  /** `null` for an unknown site. */
  readonly site: Site | null;
}

/** The parameters of the URL and of a form, which Matomo merges. */
function paramsOf({ query, headers, body }: ServiceRequest): URLSearchParams {
  const isForm = headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") === true;
  return new URLSearchParams([...query, ...(isForm ? new URLSearchParams(body) : [])]);
}

/** The tokens of the header, the form and the URL. */
function tokensOf(
  { query, headers }: ServiceRequest,
  params: URLSearchParams,
  release: MatomoRelease,
): readonly string[] {
  const inHeader = /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "")?.[1];
  if (release === "v4" || inHeader === undefined) {
    // A token for secure requests only, the default of version 5, is not valid in the URL.
    return params
      .getAll("token_auth")
      .map((token) => (release === "v5" && query.get("token_auth") === token ? "" : token));
  }
  return [inHeader, ...params.getAll("token_auth")];
}

/** The sentence for a parameter that is missing or invalid, `null` if all are valid. */
function problemOf(params: URLSearchParams): string | null {
  const method = params.get("method") ?? "";
  const minutes = params.get("lastMinutes") ?? "";
  if (params.get("module") !== "API" || params.get("format")?.toLowerCase() !== "json") {
    return "The mock supports module=API with format=JSON";
  }
  if (method !== "Live.getCounters") return `The method '${method}' does not exist or is not available in the module.`;
  if (!params.has("idSite")) return "Please specify a value for 'idSite'.";
  if (!/^\d+$/.test(minutes)) return "Please specify a value for 'lastMinutes'.";
  const isInRange = Number(minutes) >= 1 && Number(minutes) <= MAX_MINUTES;
  return isInRange ? null : `The parameter lastMinutes must be between 1 and ${MAX_MINUTES}.`;
}

function canView(users: readonly Account<MatomoCredential>[], idSite: string): boolean {
  return users.some(({ siteId }) => siteId === idSite);
}

/** One row with the requested columns. Without visits, only `visits` comes from the database. */
function countersOf(
  report: SiteReport | null,
  { params, release }: { readonly params: URLSearchParams; readonly release: MatomoRelease },
): object {
  const pageviews = report?.within(Number(params.get("lastMinutes")) * 60) ?? [];
  const visitors = countVisitors(pageviews);
  const counts = { visits: visitors, actions: pageviews.length, visitors, visitsConverted: 0 };
  const wanted = params.get("showColumns")?.split(",") ?? COLUMNS;
  const valueOf = (column: (typeof COLUMNS)[number]) =>
    release === "v4" && (visitors > 0 || column === "visits") ? String(counts[column]) : counts[column];
  return Object.fromEntries(
    COLUMNS.filter((column) => wanted.some((each) => each === column)).map((column) => [column, valueOf(column)]),
  );
}
