/** The release of Plausible. Its limits and their messages changed in January 2026. */
export type PlausibleRelease = "newer" | "older";

/** The error messages in Plausible's source. */
export const ERROR_MESSAGES = {
  missingKey: "Missing API key. Please use a valid Plausible API key as a Bearer Token.",
  invalidKeyOrSite:
    "Invalid API key or site ID. Please make sure you're using a valid API key with access to the site you've requested.",
  missingSite: "Missing site ID. Please provide the required site_id parameter with your request.",
  planWithoutApi:
    "The account that owns this API key does not have access to Stats API. Please make sure you're using the API key " +
    "of a subscriber account and that the subscription plan includes Stats API",
  siteLocked:
    "This Plausible site is locked due to missing active subscription. In order to access it, the site owner should " +
    "subscribe to a suitable plan",
  consolidatedView: "This operation is unavailable for a consolidated view",
} as const;

/** Whose errors the realtime endpoint sends: those of Plausible's source, or those that its documentation lists. */
export const PLAUSIBLE_DIALECTS = ["source", "docs"] as const;

/** One of {@link PLAUSIBLE_DIALECTS}. */
export type PlausibleDialect = (typeof PLAUSIBLE_DIALECTS)[number];

/** The status and message of a refusal. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
}

/** Why a request is refused before it is answered. */
type RefusalReason = "missingKey" | "invalidKey" | "missingSite" | "unknownSite";

/** The refusals of each dialect. The source has no 404: it answers to an unknown site as to another team's. */
export const REFUSALS: Readonly<Record<PlausibleDialect, Readonly<Record<RefusalReason, Refusal>>>> = {
  source: {
    missingKey: { status: 401, message: ERROR_MESSAGES.missingKey },
    invalidKey: { status: 401, message: ERROR_MESSAGES.invalidKeyOrSite },
    missingSite: { status: 400, message: ERROR_MESSAGES.missingSite },
    unknownSite: { status: 401, message: ERROR_MESSAGES.invalidKeyOrSite },
  },
  docs: {
    missingKey: { status: 401, message: "Invalid API key" },
    invalidKey: { status: 401, message: "Invalid API key" },
    missingSite: { status: 400, message: "Missing site_id parameter" },
    unknownSite: { status: 404, message: "Site not found" },
  },
};

/** The error message of the hourly limit. */
export function hourlyLimitMessage(release: PlausibleRelease, requestsPerHour: number): string {
  return release === "older"
    ? `Too many API requests. Your API key is limited to ${requestsPerHour} requests per hour. Please contact us to request more capacity.`
    : `Too many API requests. The limit is ${requestsPerHour} per hour. Please contact us to request more capacity.`;
}

/** The error message of the burst limit. The older release has no such limit. */
export function burstLimitMessage(requests: number, seconds: number): string {
  return `Too many API requests in a short period of time. The limit is ${requests} per ${seconds} seconds. Please throttle your requests.`;
}
