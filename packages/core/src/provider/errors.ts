/**
 * The kind of a failure, to branch on. Messages may change at any time.
 *
 * | code | cause | retryable |
 * | --- | --- | --- |
 * | `bad_request` | 400, 405 and other 4xx | no |
 * | `unauthorized` | 401: wrong or expired token; for Plausible also an unknown site | no |
 * | `payment_required` | 402: the plan has no API | no |
 * | `forbidden` | 403: no access, or blocked by a firewall | no |
 * | `not_found` | 404: unknown site, or a wrong base URL | no |
 * | `rate_limited` | 429: too many requests | yes |
 * | `upstream` | 5xx | yes |
 * | `invalid_response` | an answer without the service's shape, a redirect, a body over 1 MiB | yes |
 * | `network` | no answer, or one cut short | yes |
 * | `timeout` | no complete answer in time | yes |
 * | `aborted` | the caller's signal aborted | no |
 */
export type OnlookersErrorCode =
  | "bad_request"
  | "unauthorized"
  | "payment_required"
  | "forbidden"
  | "not_found"
  | "rate_limited"
  | "upstream"
  | "invalid_response"
  | "network"
  | "timeout"
  | "aborted";

/** The parts of an {@link OnlookersError}. */
export interface OnlookersErrorDetails {
  readonly code: OnlookersErrorCode;
  readonly status?: number | null | undefined;
  readonly retryAfterSeconds?: number | null | undefined;
  readonly providerMessage?: string | null | undefined;
}

const RETRYABLE: ReadonlySet<OnlookersErrorCode> = new Set([
  "rate_limited",
  "upstream",
  "invalid_response",
  "network",
  "timeout",
]);

/**
 * The error of a failed reading. It contains neither the token nor a `cause`, because errors of `fetch` quote URLs and
 * headers. Use {@link isOnlookersError} instead of `instanceof` if the app may load two copies of this package.
 */
export class OnlookersError extends Error {
  override readonly name = "OnlookersError";
  readonly code: OnlookersErrorCode;
  /** The HTTP status, `null` without an answer. */
  readonly status: number | null;
  /** Whether the same call may succeed later without a change of configuration. */
  readonly retryable: boolean;
  /** Seconds that the service requests to wait, `null` if it doesn't. `0` is valid; wait a little even then. */
  readonly retryAfterSeconds: number | null;
  /** The service's own message, for logs. Never show it to a visitor. */
  readonly providerMessage: string | null;

  constructor(message: string, details: OnlookersErrorDetails) {
    super(`[onlookers] ${message}`);
    this.code = details.code;
    this.status = details.status ?? null;
    this.retryable = RETRYABLE.has(details.code);
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.providerMessage = details.providerMessage ?? null;
  }
}

/** Whether `error` is an {@link OnlookersError}, of this or another copy of this package. */
export function isOnlookersError(error: unknown): error is OnlookersError {
  // Not by `instanceof Error`: each realm has its own class.
  const isError = Object.prototype.toString.call(error) === "[object Error]";
  return isError && "code" in Object(error) && Object(error).name === "OnlookersError";
}

/** The code of an HTTP error status (≥ 400). For a 429, `back-off.ts` of the relay decides how long to pause. */
export function codeOfStatus(status: number): OnlookersErrorCode {
  switch (status) {
    case 401:
      return "unauthorized";
    case 402:
      return "payment_required";
    case 403:
      return "forbidden";
    case 404:
      return "not_found";
    case 429:
      return "rate_limited";
    default:
      return status >= 500 ? "upstream" : "bad_request";
  }
}
