/**
 * What went wrong, for code to branch on; never branch on a message.
 *
 * | code | when | retryable |
 * | --- | --- | --- |
 * | `bad_request` | 400, 405 and other 4xx | no |
 * | `unauthorized` | 401: wrong or expired token; with Plausible also an unknown site | no |
 * | `payment_required` | 402: the plan has no API | no |
 * | `forbidden` | 403: no access, or a bot wall | no |
 * | `not_found` | 404: unknown site, or a wrong base URL | no |
 * | `rate_limited` | 429 | yes |
 * | `upstream` | 5xx | yes |
 * | `invalid_response` | an answer without the service's shape, a redirect, a body above 1 MiB | yes |
 * | `network` | no answer, or one cut short | yes |
 * | `timeout` | no whole answer in time | yes |
 * | `aborted` | the caller's signal | no |
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
 * A reading that failed. Holds neither the token nor a `cause`, which could: `fetch` errors quote URLs and headers.
 * Guard with {@link isOnlookersError} where two copies of this package may meet.
 */
export class OnlookersError extends Error {
  override readonly name = "OnlookersError";
  readonly code: OnlookersErrorCode;
  /** The HTTP status, `null` where there was no answer. */
  readonly status: number | null;
  /** Whether the same call may succeed later without anybody changing anything. */
  readonly retryable: boolean;
  /** Seconds that the service asks to wait, `null` where it doesn't say. `0` is legal: wait a little all the same. */
  readonly retryAfterSeconds: number | null;
  /** The service's own sentence, for the operator's eyes only: never show it to a visitor. */
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

/** Recognises an {@link OnlookersError}, one of another copy of this package too. */
export function isOnlookersError(error: unknown): error is OnlookersError {
  return error instanceof Error && error.name === "OnlookersError" && "code" in error;
}

/** The code of an HTTP error status (≥ 400). */
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
