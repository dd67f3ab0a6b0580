/**
 * Why a relay returned no count, for code to branch on. The names are those of the relay's own errors.
 *
 * | code | cause |
 * | --- | --- |
 * | `bad_request` | a 4xx that is not listed below |
 * | `not_found` | 404: a wrong address, or a site that the relay does not have |
 * | `rate_limited` | 429 |
 * | `upstream` | 5xx |
 * | `invalid_response` | a redirect to another origin, a web page, or anything else that is not a live count |
 * | `network` | no response, or an incomplete one; also if CORS or a Content Security Policy forbids the request |
 * | `timeout` | no complete response within 10 s |
 * | `aborted` | the visitor left the page during the request |
 */
export type RelayErrorCode =
  | "bad_request"
  | "not_found"
  | "rate_limited"
  | "upstream"
  | "invalid_response"
  | "network"
  | "timeout"
  | "aborted";

/** A failed request to a relay. The last count stays valid until it expires. */
export class RelayError extends Error {
  override readonly name = "RelayError";
  declare readonly code: RelayErrorCode;
  /** The HTTP status, `null` without a response. */
  declare readonly status: number | null;
  /** The response's `Retry-After` in seconds, a day at most; `null` without one. */
  declare readonly retryAfterSeconds: number | null;

  constructor(
    code: RelayErrorCode,
    url: string,
    status: number | null = null,
    retryAfterSeconds: number | null = null,
  ) {
    super(`[onlookers] No count from ${url}: ${code}, status ${status}. Open it to see why.`);
    this.code = code;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Whether an error is a {@link RelayError}, also one of another copy of this package. */
export function isRelayError(error: unknown): error is RelayError {
  return Object(error).name === "RelayError" && "code" in Object(error);
}
