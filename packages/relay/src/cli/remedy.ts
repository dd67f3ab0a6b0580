import type { FailedEvent } from "../reading/relay-event.js";

type Code = FailedEvent["code"];

/** What a failure means and what to change, in one service's terms where they differ from the common ones. */
export function remedyFor(provider: string, code: Code): string {
  return OF_SERVICE[provider]?.[code] ?? OF_ALL[code];
}

const OF_SERVICE: Readonly<Record<string, Readonly<Partial<Record<Code, string>>>>> = {
  plausible: {
    unauthorized:
      "the API key is wrong, or may not read this site (an unknown site is a 401 too). Make a Stats API key in the team that owns the site, and check that siteId is the site's domain as Plausible spells it",
    payment_required:
      "the account's plan has no Stats API, or its subscription has ended. Take a plan that has it, or host Community Edition yourself",
    forbidden:
      "something in front of Plausible turns this server away, since Plausible itself refuses with 401. Check baseUrl, and let this server's address through",
    not_found:
      "no Stats API answers at this address. Check baseUrl: scheme, host, and a path only if Plausible has one",
  },
  ztas: {
    unauthorized:
      "the login token is wrong or has ended: it lives 7 days and can't be renewed. Log in again and set the new one; an API key is none",
    forbidden:
      "the site isn't one of the token's account. Check siteId, and log in as its owner; if it worked before, wait: the service may have lost its list for a while",
  },
  versatailor: {
    unauthorized:
      "the token isn't this website's, or it has none yet: each website has its own, which begins with vt_. Make one in the website's settings, and check siteId",
    forbidden: "something in front of Versatailor turns this server away. Let this server's address through",
    not_found: "there is no website with this id. Copy the website's id from its settings into siteId",
    rate_limited:
      "the hour's calls are used up: the token has other users, or the account another plan than the one configured. Check plan, and that no page calls the service itself",
  },
};

const OF_ALL: Readonly<Record<Code, string>> = {
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
