import type { Site } from "../site/site.js";
import type { SiteReport } from "../world/site-report.js";
import type { AnyFault } from "./fault.js";
import type { PlainResponse } from "./plain-response.js";
import type { Route } from "./route.js";

/** A request as a service receives it. */
export interface ServiceRequest {
  readonly method: string;
  /** The route's path below the base URL, e.g. `/api/realtime` or `/websites/{id}/active`. */
  readonly path: string;
  /** The values of the path's parameters. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: string;
  /** The time in epoch milliseconds. Rate limits and token expiry depend on it. */
  readonly now: number;
  /** Returns the site's current traffic. A fault may return another site's, or an earlier one. */
  readonly report: (site: Site) => SiteReport;
}

/** A service's response, and the site that was requested. */
export interface ServiceResult {
  readonly response: PlainResponse;
  /** `null` if the request names no site, or one that the service does not have. */
  readonly site: Site | null;
}

/** A fault and the response that it affects. */
export interface FaultInput {
  readonly fault: AnyFault;
  /** The response without the fault. */
  readonly usual: PlainResponse;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** One service, in memory. */
export interface Service {
  readonly name: string;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly routes: readonly Route[];
  respond(request: ServiceRequest): ServiceResult;
  /** Returns the service's own response to a fault, `null` if the fault does not change the response. */
  respondToFault(input: FaultInput): PlainResponse | null;
}

/**
 * Removes trailing slashes.
 *
 * @throws Error if `url` is not an absolute http(s) URL
 */
export function normalizeBaseUrl(url: string): string {
  if (/^https?:\/\/[^/?#]+[^?#]*$/.test(url)) return url.replace(/\/+$/, "");
  throw new Error(
    `[onlookers] The mock cannot use the base URL "${url}", because it is not an absolute http(s) URL. ` +
      "Set baseUrl to one such as https://stats.shop.example.",
  );
}
