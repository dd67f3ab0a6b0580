import type { ServiceName } from "../service-name.js";

/**
 * Something that goes wrong with a service until it is cleared. The service still counts the request against its
 * limit, as if the trouble came after it.
 *
 * | kind | what the caller sees |
 * | --- | --- |
 * | `latency` | the usual answer, `ms` milliseconds late |
 * | `hang` | no answer at all, until the caller gives up or the server closes |
 * | `reset` | a connection that breaks: a real one over HTTP, a network error in-process |
 * | `rate-limited` | 429, with `Retry-After` (whole seconds) where `retryAfterSeconds` is given, else without |
 * | `unauthorized` | 401, as for a token that was revoked or has expired |
 * | `server-error` | `status` (500 to 599): 500 in the service's own words, others as a gateway's HTML page |
 * | `html` | 200 with a page instead of JSON, as a login wall or a wrong base URL gives |
 * | `truncated` | 200 that breaks off in the middle of the body, short of its `Content-Length` |
 * | `stale` | the answer of `minutes` ago, with that time in the body and in `Date`, and its `Age`: as from a stuck cache |
 * | `wrong-site` | another shop's numbers, and its id where the body has one |
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
 * Plausible alone: 402 instead of a 200, because the plan has no Stats API (`plan`, the default) or the site's
 * subscription has ended (`locked`).
 */
export interface PaymentRequiredFault {
  readonly kind: "payment-required";
  readonly reason?: "plan" | "locked" | undefined;
}

/** ztas alone: its database is down, which it answers with 200 and nobody there. */
export interface ZerosFault {
  readonly kind: "zeros";
}

/** The faults that each service can have. */
export interface ServiceFaults {
  plausible: Fault | PaymentRequiredFault;
  ztas: Fault | ZerosFault;
  versatailor: Fault;
}

/** Any fault of any service. */
export type AnyFault = ServiceFaults[ServiceName];

/** Tells faults apart. */
export type FaultKind = AnyFault["kind"];
