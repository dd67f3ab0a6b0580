import type { OnlookersError } from "./errors.js";
import type { ProviderAnswer } from "./provider-answer.js";
import type { VisitorSnapshot } from "./visitor-snapshot.js";

/** One HTTP call, as a path below the provider's base URL. The client adds the token. */
export interface ProviderRequest {
  /** Begins with a slash, e.g. `/api/v1/realtime`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
  /** Sent as JSON, which makes the call a `POST`. */
  readonly json?: unknown;
}

/** What a visitors call can tell. Fields left out are not supplied (`null` in the snapshot). */
export type VisitorsReading = Pick<VisitorSnapshot, "activeVisitors" | "observedAt" | "observedAtSource"> &
  Partial<PagesReading & Pick<VisitorSnapshot, "pageviews" | "recent" | "perMinute">>;

/** What a pages call adds. */
export type PagesReading = Pick<VisitorSnapshot, "pages" | "pagesBasis">;

/** A call and how to read its answer: both pure. */
export interface ProviderCall<Reading> {
  /** @param now epoch milliseconds */
  request(siteId: string, now: number): ProviderRequest;
  /**
   * Reads a 2xx answer.
   *
   * @returns `null` where the answer hasn't the provider's shape; the reading then fails with `invalid_response`
   */
  parse(answer: ProviderAnswer): Reading | null;
}

/** How many calls one token may make. */
export interface RateLimit {
  readonly requests: number;
  readonly perSeconds: number;
}

/** A service, configured for one site with one token. Made by {@link defineProvider}; holds no readable token. */
export interface Provider {
  /** Lower-case name of the service, e.g. `plausible`: in snapshots, errors and events. */
  readonly name: string;
  readonly siteId: string;
  /** Without a slash at the end. May have a path (self-hosted below one). */
  readonly baseUrl: string;
  readonly windowSeconds: number;
  /** Seconds between readings that suit this service where its limit allows them. */
  readonly intervalSeconds: number;
  /** What the token may do in all; every limit holds. Empty: the service has none. */
  readonly limits: readonly RateLimit[];
  /**
   * Names the token without telling it (a SHA-256 of service, base URL and token): providers with equal
   * credentials share one budget. Safe in logs and as a key in a store.
   */
  readonly credential: string;
  readonly visitors: ProviderCall<VisitorsReading>;
  /** A second call for the visitors by page, where the service has one and the shop asked for it. */
  readonly pages: ProviderCall<PagesReading> | null;
  /**
   * Whether the service also answers 0 where it failed inside, so that a first 0 after visitors is worth a second look.
   */
  readonly zeroMayBeFailure: boolean;
  /** The headers that authenticate a call. A method, so that no token lies in a property. */
  authorize(): Record<string, string>;
  /** `text` with the token blotted out, should a service repeat it in an error. */
  redact(text: string): string;
  /**
   * Seconds to leave the service alone after a failure, where its rules say so and its answer doesn't: until its fixed
   * window ends, say. `null` leaves it to the error's `retryAfterSeconds` and to back-off.
   *
   * @param now epoch milliseconds
   */
  pauseAfter(error: OnlookersError, now: number): number | null;
}
