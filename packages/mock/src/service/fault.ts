/**
 * A failure of a service that lasts until it is cleared. The service still counts each request against its rate limit,
 * as if the failure came after that check.
 *
 * | kind | what the caller receives |
 * | --- | --- |
 * | `latency` | the usual response, `ms` milliseconds late |
 * | `hang` | no response, until the caller aborts or the server closes |
 * | `reset` | a broken connection: a TCP reset over HTTP, a network error in-process |
 * | `rate-limited` | 429, with `Retry-After` (whole seconds) only if `retryAfterSeconds` is set |
 * | `unauthorized` | 401, as for a revoked or expired token |
 * | `server-error` | `status` (500 to 599): 500 in the service's own format, others as a gateway's HTML page |
 * | `html` | 200 with a page instead of JSON, as from a login page or a wrong base URL |
 * | `truncated` | 200 with half of the body, shorter than its `Content-Length` |
 * | `stale` | the response of `minutes` ago, with that time in the body and in `Date`, and with `Age`: as from a stuck cache |
 * | `wrong-site` | another site's numbers, and its id if the body has one |
 */
export type Fault =
  | { readonly kind: "latency"; readonly ms: number }
  | { readonly kind: "hang" }
  | { readonly kind: "reset" }
  | { readonly kind: "rate-limited"; readonly retryAfterSeconds?: number | undefined }
  | { readonly kind: "unauthorized" }
  /** `status` is 500 by default. */
  | { readonly kind: "server-error"; readonly status?: number | undefined }
  | { readonly kind: "html" }
  | { readonly kind: "truncated" }
  | { readonly kind: "stale"; readonly minutes: number }
  | { readonly kind: "wrong-site" };

/**
 * 402 instead of a 200. Either the plan has no API (`plan`, the default) or the account has unpaid bills (`locked`).
 */
export interface PaymentRequiredFault {
  readonly kind: "payment-required";
  readonly reason?: "plan" | "locked" | undefined;
}

/** The service's database is down, and it responds with 200 and zero visitors. */
export interface ZerosFault {
  readonly kind: "zeros";
}

/** A fault that only some services support. */
export type ExtraFault = PaymentRequiredFault | ZerosFault;

/** The discriminant of {@link ExtraFault}. */
export type ExtraFaultKind = ExtraFault["kind"];

/** Any fault of any service. */
export type AnyFault = Fault | ExtraFault;

/** The discriminant of {@link AnyFault}. */
export type FaultKind = AnyFault["kind"];
