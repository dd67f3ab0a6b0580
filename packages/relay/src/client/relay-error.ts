/**
 * Why a relay gave no count, for code to branch on; the words are those of the relay's own errors.
 *
 * | code | when |
 * | --- | --- |
 * | `bad_request` | a 4xx that isn't below |
 * | `not_found` | 404: another address, or a site that the relay wasn't given |
 * | `rate_limited` | 429 |
 * | `upstream` | 5xx |
 * | `invalid_response` | a redirect, a page, or anything else that isn't a live count |
 * | `network` | no answer, or one cut short; also where CORS or a Content Security Policy forbids it |
 * | `timeout` | no whole answer in 10 s |
 * | `aborted` | the visitor left the page meanwhile |
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

/** A try to read a relay that failed. The last count stands until it expires. */
export class RelayError extends Error {
  override readonly name = "RelayError";
  declare readonly code: RelayErrorCode;
  /** The HTTP status, `null` where there was no answer. */
  declare readonly status: number | null;
  /** Seconds that the answer asks to wait, a day at most; `null` where it doesn't say. */
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

/** Recognises a {@link RelayError}, one of another copy of this package too. */
export function isRelayError(error: unknown): error is RelayError {
  return error instanceof Error && error.name === "RelayError" && "code" in error;
}
