import type { ServiceRequest } from "../service.js";
import type { Site } from "../site.js";
import type { RequestLimits } from "./request-limits.js";
import { SENTENCES } from "./sentences.js";

/** A request that may go on, or why not. */
export type Authorization =
  | { readonly site: Site; readonly refusal: null }
  | { readonly site: Site | null; readonly refusal: { readonly status: number; readonly sentence: string } };

/**
 * In Plausible's order: key, rate limit, site. So a bad key costs nothing, and a missing or wrong site one request.
 *
 * @param siteId what the request calls its site, unchecked
 */
export function authorize(
  { headers, now }: Pick<ServiceRequest, "headers" | "now">,
  siteId: unknown,
  sites: readonly Site[],
  limits: RequestLimits,
): Authorization {
  const asked = sites.find(({ plausible }) => plausible?.siteId === siteId) ?? null;
  const refuse = (status: number, sentence: string): Authorization => ({ site: asked, refusal: { status, sentence } });

  const token = bearerToken(headers);
  if (token === null) return refuse(401, SENTENCES.missingKey);
  const key = sites.find(({ plausible }) => plausible?.token === token)?.plausible;
  if (!key) return refuse(401, SENTENCES.invalidKeyOrSite);
  const team = key.team ?? key.token;

  const limit = limits.take(team, now);
  if (limit !== null) return refuse(429, limit);

  if (typeof siteId !== "string" || siteId === "") return refuse(400, SENTENCES.missingSite);
  // An unknown site and somebody else's look alike: there is no 404.
  const isOfTeam = asked?.plausible && (asked.plausible.team ?? asked.plausible.token) === team;
  return asked && isOfTeam ? { site: asked, refusal: null } : refuse(401, SENTENCES.invalidKeyOrSite);
}

/** Case-sensitive, as the source matches it; blanks around the token are let pass. */
function bearerToken(headers: Headers): string | null {
  const header = headers.get("authorization") ?? "";
  return header.startsWith("Bearer ") ? header.slice("Bearer ".length).trim() : null;
}
