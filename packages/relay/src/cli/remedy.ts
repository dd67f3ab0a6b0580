import { serviceOf } from "./services/services.js";
import type { FailureCode } from "./services/service.js";

/** What a failure means and what to change, in one service's terms where they differ from the common ones. */
export function remedyFor(provider: string, code: FailureCode): string {
  return serviceOf(provider)?.remedies?.[code] ?? OF_ALL[code];
}

const OF_ALL: Readonly<Record<FailureCode, string>> = {
  bad_request: "the service doesn't understand the call. Check siteId and baseUrl",
  unauthorized: "the service doesn't take the token. Check token and siteId",
  payment_required: "the account's plan has no access to this API. Take one that has",
  forbidden:
    "the token has no access to this site, or a firewall turns this server away. Check siteId and the account's rights",
  not_found: "there is no such site, or no such address. Check siteId and baseUrl",
  rate_limited:
    "the token's limit is used up: it has other users, or more instances read than the relay knows of. Check instances or share a store",
  upstream: "the service is in trouble. Nothing to change: it is asked again",
  invalid_response:
    "the answer isn't the service's. Check that baseUrl leads to the service itself, not to a login page or a redirect",
  network: "the service can't be reached. Check baseUrl, DNS, and this server's way out",
  timeout:
    "the service takes too long. Nothing to change, unless every reading ends so: then allow more time by timeout",
  aborted: "the reading was ended from this side",
  store: "the relay's store fails, so nothing may be read. Check the store's address and that it runs",
};
