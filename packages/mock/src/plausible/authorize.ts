import type { ServiceRequest } from "../service/service.js";
import type { Site } from "../site/site.js";
import { ERROR_MESSAGES } from "./error-messages.js";
import type { RateLimiter } from "./rate-limiter.js";

/** The site of an authorized request, or the error response. */
export type Authorization =
  | { readonly site: Site; readonly refusal: null }
  | { readonly site: Site | null; readonly refusal: { readonly status: number; readonly message: string } };

/** What {@link authorize} needs beside the request. */
export interface AuthorizeOptions {
  /** The site id in the request, not validated. */
  readonly siteId: unknown;
  readonly sites: readonly Site[];
  readonly rateLimiter: RateLimiter;
}

/**
 * Checks the key, the rate limit and the site, in Plausible's order. So an invalid key does not count against the limit,
 * and a missing or unknown site does.
 */
export function authorize(
  { headers, now }: Pick<ServiceRequest, "headers" | "now">,
  { siteId, sites, rateLimiter }: AuthorizeOptions,
): Authorization {
  const requested = sites.find(({ plausible }) => plausible?.siteId === siteId) ?? null;
  const refuse = (status: number, message: string): Authorization => ({
    site: requested,
    refusal: { status, message },
  });

  const token = bearerToken(headers);
  if (token === null) return refuse(401, ERROR_MESSAGES.missingKey);
  const key = sites.find(({ plausible }) => plausible?.token === token)?.plausible;
  if (!key) return refuse(401, ERROR_MESSAGES.invalidKeyOrSite);
  const team = key.team ?? key.token;

  const limitMessage = rateLimiter.take(team, now);
  if (limitMessage !== null) return refuse(429, limitMessage);

  if (typeof siteId !== "string" || siteId === "") return refuse(400, ERROR_MESSAGES.missingSite);
  // Plausible has no 404: it responds to an unknown site as to another team's.
  const isOfTeam = requested?.plausible && (requested.plausible.team ?? requested.plausible.token) === team;
  return requested && isOfTeam ? { site: requested, refusal: null } : refuse(401, ERROR_MESSAGES.invalidKeyOrSite);
}

/** Case-sensitive, as in Plausible's source. Blanks around the token are ignored. */
function bearerToken(headers: Headers): string | null {
  const header = headers.get("authorization") ?? "";
  return header.startsWith("Bearer ") ? header.slice("Bearer ".length).trim() : null;
}
