import type { FailureCode } from "./services/service.js";
import { serviceOf } from "./services/services.js";

/** The cause of a failed reading and what to change: the service's own hint if it has one, else the general one. */
export function hintFor(provider: string, code: FailureCode): string {
  return serviceOf(provider)?.hints?.[code] ?? GENERAL_HINTS[code];
}

const GENERAL_HINTS: Readonly<Record<FailureCode, string>> = {
  bad_request: "the service rejects the call. Check siteId and baseUrl",
  unauthorized: "the service rejects the token. Check token and siteId",
  payment_required: "the account's plan has no access to this API. Use a plan with access",
  forbidden:
    "the token has no access to this site, or a firewall blocks this server. Check siteId and the account's permissions",
  not_found: "the site or the address does not exist. Check siteId and baseUrl",
  rate_limited:
    "the token's limit is used up: it has other users, or more instances than configured. Check instances, or share a store",
  upstream: "the service has a failure. Nothing to change: the relay retries",
  invalid_response:
    "the response is not the service's. Check that baseUrl is the service itself, not a login page or a redirect",
  network: "the service cannot be reached. Check baseUrl, DNS, and this server's outgoing connections",
  timeout: "the service is too slow. Nothing to change, unless every reading times out: then increase timeout",
  aborted: "the reading was aborted by this process",
  store: "the relay's store fails, so nothing may be read. Check that it runs, and its address",
};
