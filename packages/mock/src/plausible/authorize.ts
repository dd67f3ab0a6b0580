import type { Account } from "../service/service-row.js";
import type { ServiceRequest } from "../service/service.js";
import { REFUSALS, type PlausibleDialect, type Refusal } from "./error-messages.js";
import type { RateLimiter } from "./rate-limiter.js";

/** The credential of a site at Plausible, which counts requests per team: all keys and sites of a team share a limit. */
export interface PlausibleCredential {
  /** The site's domain. */
  readonly siteId: string;
  /** The text after `Bearer `. Several sites may share a token. */
  readonly token: string;
  /** @default a separate team for each token */
  readonly team?: string | undefined;
  /**
   * Whether this is a view over all sites of a team, which has no realtime count.
   *
   * @default false
   */
  readonly isConsolidatedView?: boolean | undefined;
}

type PlausibleAccount = Account<PlausibleCredential>;

/** The account of an authorized request, or the error response. */
export type Authorization =
  | { readonly account: PlausibleAccount; readonly refusal: null }
  | { readonly account: PlausibleAccount | null; readonly refusal: Refusal };

/** What {@link authorize} needs beside the request. */
export interface AuthorizeOptions {
  /** The site id in the request, not validated. */
  readonly siteId: unknown;
  readonly accounts: readonly PlausibleAccount[];
  readonly rateLimiter: RateLimiter;
  readonly dialect: PlausibleDialect;
}

/**
 * Checks the key, the rate limit and the site, in Plausible's order. So an invalid key does not count against the limit,
 * and a missing or unknown site does.
 */
export function authorize(
  { headers, now }: Pick<ServiceRequest, "headers" | "now">,
  { siteId, accounts, rateLimiter, dialect }: AuthorizeOptions,
): Authorization {
  const requested = accounts.find((each) => each.siteId === siteId) ?? null;
  const refuse = (refusal: Refusal): Authorization => ({ account: requested, refusal });
  const refusals = REFUSALS[dialect];

  const token = bearerToken(headers);
  if (token === null) return refuse(refusals.missingKey);
  const key = accounts.find((each) => each.token === token);
  if (!key) return refuse(refusals.invalidKey);
  const team = key.team ?? key.token;

  const limitMessage = rateLimiter.take(team, now);
  if (limitMessage !== null) return refuse({ status: 429, message: limitMessage });

  if (typeof siteId !== "string" || siteId === "") return refuse(refusals.missingSite);
  const isOfTeam = requested !== null && (requested.team ?? requested.token) === team;
  return isOfTeam ? { account: requested, refusal: null } : refuse(refusals.unknownSite);
}

/** Case-sensitive, as in Plausible's source. Blanks around the token are ignored. */
function bearerToken(headers: Headers): string | null {
  const header = headers.get("authorization") ?? "";
  return header.startsWith("Bearer ") ? header.slice("Bearer ".length).trim() : null;
}
