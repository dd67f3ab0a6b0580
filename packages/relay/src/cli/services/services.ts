import {
  datafast,
  fathom,
  ga4,
  matomo,
  openpanel,
  pirsch,
  plausible,
  posthog,
  rybbit,
  swetrix,
  umami,
  vemetric,
  versatailor,
  ztas,
} from "@onlookers/core/server";
import { service, type Service } from "./service.js";

/**
 * The table of services: one row each. The environment, JSON configs, `--help`, `doctor` and docs/services derive from it.
 */
export const SERVICES: readonly Service[] = [
  service({
    name: "plausible",
    title: "Plausible",
    options: ["pages"],
    create: (settings) => plausible(settings),
    hints: {
      unauthorized:
        "the API key is wrong, or may not read this site (an unknown site is a 401 too). Make a Stats API key in the team that owns the site, and check that siteId is the site's domain as Plausible spells it",
      payment_required:
        "the account's plan has no Stats API, or its subscription has ended. Take a plan that has it, or host Community Edition yourself",
      forbidden:
        "something in front of Plausible turns this server away, since Plausible itself refuses with 401. Check baseUrl, and let this server's address through",
      not_found:
        "no Stats API answers at this address. Check baseUrl: scheme, host, and a path only if Plausible has one",
    },
    docs: {
      token: "Stats API key; a plan with the Stats API, or Community Edition",
      counts: "visitors with an event",
      pages: "second call (Stats API v2)",
    },
  }),
  service({
    name: "ztas",
    title: "Zero Trust Analytics",
    requires: [["token"], ["email", "password"]],
    create: ({ email, password, ...settings }) =>
      email === undefined ? ztas(settings) : ztas({ ...settings, token: undefined, email, password: password ?? "" }),
    hints: {
      unauthorized:
        "the login token is wrong or has ended: it lives 7 days and can't be renewed. Log in again and set the new one, or set email and password instead; an API key is none",
      forbidden:
        "the site isn't one of the token's account. Check siteId, and log in as its owner; if it worked before, wait: the service may have lost its list for a while",
    },
    hasExpiringToken: true,
    docs: {
      token: "e-mail address and password, or a login token (7 days)",
      counts: "visitors with a page view",
      pages: "no: the public source lists the last 10 page views",
    },
  }),
  service({
    name: "versatailor",
    title: "Versatailor",
    plans: ["free", "pro", "enterprise"],
    create: (settings) => versatailor(settings),
    hints: {
      unauthorized:
        "the token isn't this website's, or it has none yet: each website has its own, which begins with vt_. Make one in the website's settings, and check siteId",
      forbidden: "something in front of Versatailor turns this server away. Let this server's address through",
      not_found: "there is no website with this id. Copy the website's id from its settings into siteId",
      rate_limited:
        "the hour's calls are used up: the token has other users, or the account another plan than the one configured. Check plan, and that no page calls the service itself",
    },
    docs: { token: "token of the website, `vt_…`", counts: "visitors with a page view", pages: "no" },
  }),
  service({
    name: "ga4",
    title: "Google Analytics 4",
    requires: [["clientEmail", "privateKey"]],
    options: ["keyId", "streamId", "windowSeconds"],
    create: ({ clientEmail = "", privateKey = "", ...settings }) => ga4({ ...settings, clientEmail, privateKey }),
    hints: {
      bad_request: "Google rejects the report. Check windowSeconds, which may be at most 1800, and streamId",
      unauthorized:
        "Google rejects the service account's signature. Check clientEmail, privateKey and keyId, which are client_email, private_key and private_key_id of its JSON file, and this server's clock",
      forbidden:
        "the service account may not read this property, or the Google Analytics Data API is not enabled in its project. Add clientEmail as a Viewer of the property, enable the API, and check siteId: it is the property's number, not G-…",
      not_found: "Google has no such address. Check siteId: it is the property's number, not G-…. Leave baseUrl out",
      rate_limited:
        "the project's quota for the property is used up, by other tools too. Set intervalSeconds to make fewer calls; after 10 server errors, Google refuses all calls for up to an hour",
    },
    docs: {
      token: "e-mail address and private key of a service account with the role Viewer",
      counts: "users with any event",
      pages: "no: a realtime report has titles, not paths",
      example: { clientEmail: "onlookers@example.iam.gserviceaccount.com", privateKey: "ZXhhbXBsZQ==" },
    },
  }),
  service({
    name: "umami",
    title: "Umami",
    requires: [["token"], ["username", "password"]],
    options: ["pages"],
    create: ({ username, password, ...settings }) =>
      username === undefined
        ? umami(settings)
        : umami({ ...settings, token: undefined, username, password: password ?? "" }),
    hints: {
      bad_request:
        "Umami Cloud gets no API key, or does not know this kind of page. Check token; pages requires Umami 3",
      unauthorized:
        "the API key or login is wrong, or may not read this website (an unknown website is a 401 too). Check it, and copy the website's id into siteId",
      not_found:
        "no API answers at this address. Check baseUrl: a self-hosted Umami's ends with /api, Cloud's with /v1",
    },
    hidesUnknownSite: true,
    docs: {
      token: "Cloud: API key (Pro plan); self-hosted: user name and password, or a login token",
      counts: "visitors with any event",
      pages: "second call, 500 pages (Umami 3)",
    },
  }),
  service({
    name: "matomo",
    title: "Matomo",
    requires: [["token", "baseUrl"]],
    options: ["windowSeconds"],
    create: ({ baseUrl = "", ...settings }) => matomo({ ...settings, baseUrl }),
    hints: {
      unauthorized:
        "the token is wrong, or may not view this site (an unknown site is a 401 too). Check token and siteId, the number idSite. A Matomo older than 5.4, or a web server that drops the Authorization header, does not get the token",
      not_found: "no Matomo answers at this address. Check baseUrl: it is the address of Matomo without index.php",
      invalid_response:
        "Matomo refuses the call with a sentence of its own, or something else answers. Check token and siteId, that Matomo is 5.4 or newer, and baseUrl. After wrong tokens Matomo blocks this server for a while",
      timeout:
        "Matomo is too slow: it counts different visitors in its raw log. Set a shorter windowSeconds, or increase timeout",
    },
    hidesUnknownSite: true,
    docs: {
      token: "auth token of a user with view access; Matomo 5.4 or newer",
      counts: "visitors with an action",
      pages: "no: it only selects visits that saw the page at any time",
      example: { baseUrl: "https://stats.example.com" },
    },
  }),
  service({
    name: "fathom",
    title: "Fathom",
    requires: [["token", "windowSeconds"]],
    options: ["pages"],
    create: ({ windowSeconds = Number.NaN, ...settings }) => fathom({ ...settings, windowSeconds }),
    hints: {
      not_found: "Fathom has no such site, or the token may not read it. Copy the site's id into siteId",
      rate_limited:
        "the user's 10 calls a minute are used up, by all tokens and sites together. Set intervalSeconds to make fewer calls, and check what else calls Fathom",
    },
    docs: {
      token: "API token of a user, for one site or for all",
      counts: "current visitors",
      pages: "same call, 150 rows",
      example: { windowSeconds: 300 },
    },
  }),
  service({
    name: "rybbit",
    title: "Rybbit",
    options: ["pages", "windowSeconds"],
    plans: ["standard", "pro"],
    create: (settings) => rybbit(settings),
    hints: {
      forbidden:
        "the API key is wrong, or may not read this site: Rybbit refuses with 403. Check token and siteId; on a self-hosted Rybbit whose key worked for hours, update Rybbit",
      not_found: "there is no site with this id, or Rybbit is older than its API of 2025. Check siteId and baseUrl",
      rate_limited:
        "the day's calls of the key's owner are used up, by all keys together. Check plan, and set intervalSeconds to make fewer calls",
    },
    docs: {
      token: "API key; a paid plan, or self-hosted",
      counts: "sessions with any event",
      pages: "second call, 1,000 pages",
    },
  }),
  service({
    name: "posthog",
    title: "PostHog",
    options: ["pages", "windowSeconds", "hourlyLimit"],
    create: (settings) => posthog(settings),
    hints: {
      unauthorized:
        "the key is wrong or revoked, or belongs to another region. Check token, and baseUrl: https://eu.posthog.com for PostHog Cloud EU",
      forbidden:
        "the key may not query this project. Make one with the scope query:read and access to the project, and check siteId",
      not_found: "there is no project with this number. Check siteId, and baseUrl: US and EU are different services",
      rate_limited:
        "the project's queries are used up: its members and other tools share them, and only 3 may run at once. Set intervalSeconds, or hourlyLimit if the account has 120 an hour",
      upstream:
        "PostHog failed, or the query waited too long behind others of the project. Set a longer intervalSeconds if it happens often",
    },
    docs: {
      token: "personal API key `phx_…`, or a project secret key, with the scope `query:read`",
      counts: "persons with a page view",
      pages: "second query, 1,000 pages",
    },
  }),
  service({
    name: "vemetric",
    title: "Vemetric",
    options: ["pages"],
    create: (settings) => vemetric(settings),
    hints: {
      forbidden: "the project's plan has no API. Take one that has",
    },
    docs: {
      token: "API key of the project, `vem_…`",
      counts: "users with any event",
      pages: "second call, 1,000 pages",
    },
  }),
  service({
    name: "pirsch",
    title: "Pirsch",
    requires: [["clientId", "token"]],
    options: ["pages", "windowSeconds"],
    create: ({ clientId = "", ...settings }) => pirsch({ ...settings, clientId }),
    hints: {
      bad_request:
        "Pirsch has no such API client, or refuses a parameter. Check clientId, and token, which is the client's secret, then siteId and windowSeconds",
      forbidden:
        "the API client may not read this domain, or token is an access key (pa_…), which can only write. Copy the domain's id into siteId, and use a client's id and secret",
      rate_limited:
        "more than 10 access tokens were requested in a minute. Let fewer processes read, or start them less often",
    },
    docs: {
      token: "id and secret of an API client",
      counts: "visitors with an event",
      pages: "same call",
      example: { clientId: "example" },
    },
  }),
  service({
    name: "swetrix",
    title: "Swetrix",
    options: ["pages"],
    plans: ["standard", "plus"],
    create: (settings) => swetrix(settings),
    hints: {
      payment_required: "the account is suspended for an unpaid bill. Pay it in Swetrix",
      forbidden: "the API key's account may not view this project. Check siteId, or share the project with the account",
      bad_request: "the project's id is not valid. Copy it from the project's settings into siteId",
      rate_limited:
        "the hour's calls are used up: the key has other users, the account another plan, or none at all. Check plan",
      invalid_response:
        "the answer isn't of Swetrix's API v2, or counts another window. Check baseUrl, and update a self-hosted Swetrix",
    },
    docs: {
      token: "API key of the account",
      counts: "visitors with a page view or a custom event",
      pages: "second call, 100 pages",
    },
  }),
  service({
    name: "openpanel",
    title: "OpenPanel",
    requires: [["clientId", "token"]],
    create: ({ clientId = "", ...settings }) => openpanel({ ...settings, clientId }),
    hints: {
      unauthorized:
        "the client's id or secret is wrong, or the client may only write, as a project's first one. Make a client of type read in the project's settings, and set clientId and token",
      not_found:
        "no insights API answers at this address. Check baseUrl: a self-hosted OpenPanel's ends with /api; update one that is older than September 2025",
      upstream:
        "OpenPanel failed. A client of type root gets this answer for an unknown project too: check siteId, and try again later",
    },
    hidesUnknownSite: true,
    docs: {
      token: "id and secret of an API client of type `read`",
      counts: "visitors with any event, approximately",
      pages: "no: pages have other windows than 5 minutes",
      example: { clientId: "example" },
    },
  }),
  service({
    name: "datafast",
    title: "DataFast",
    create: (settings) => datafast(settings),
    hints: {
      bad_request: "an account's token (dft_…) needs the website's id. Check siteId",
      forbidden: "the account's token lacks the permission analytics:read. Make one that has it",
      not_found: "the token's account has no website with this id. Copy the website's id into siteId",
    },
    hidesUnknownSite: true,
    docs: {
      token: "website's key, `df_…`, or account's token, `dft_…`",
      counts: "visitors with any event",
      pages: "no: the list of visitors has names and e-mail addresses",
    },
  }),
];

/** The row of a provider's name; `undefined` for an app's own provider. */
export function serviceOf(name: string): Service | undefined {
  return SERVICES.find((each) => each.name === name);
}
