import type { OnlookersError } from "./errors.js";
import type { ObservedAtSource, VisitorSnapshot } from "./visitor-snapshot.js";

/** One HTTP call, as a path below the provider's base URL. The client adds the token. */
export interface ProviderRequest {
  /** Begins with a slash: `/api/v1/realtime`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
  /** Sent as JSON, which makes the call a `POST`. */
  readonly json?: unknown;
}

/** The time of a count, and its source. */
export interface Observed {
  /** ISO 8601 UTC, with milliseconds. */
  readonly observedAt: string;
  readonly observedAtSource: ObservedAtSource;
}

/** A 2xx answer, as a provider's parser gets it. */
export interface ProviderAnswer {
  /** The parsed JSON body, whatever the content type is. */
  readonly body: unknown;
  /** The requested site, to compare with the one that the body names. */
  readonly siteId: string;
  /**
   * The time of the answer: the body's own time if it can be parsed, else the `Date` header, else the time of receipt.
   *
   * @param bodyTime the body's field, unparsed
   */
  observed(bodyTime?: unknown): Observed;
}

/** The result of a visitors call. An omitted field is `null` in the snapshot. */
export type VisitorsReading = Pick<VisitorSnapshot, "activeVisitors" | "observedAt" | "observedAtSource"> &
  Partial<PagesReading & Pick<VisitorSnapshot, "pageviews" | "recent" | "perMinute">>;

/** The result of a pages call. */
export type PagesReading = Pick<VisitorSnapshot, "pages" | "pagesBasis">;

/** How to make a call and parse its answer. Both functions are pure. */
export interface ProviderCall<Reading> {
  /** @param now epoch milliseconds */
  request(siteId: string, now: number): ProviderRequest;
  /**
   * Parses a 2xx answer.
   *
   * @returns `null` if the answer doesn't have the service's shape. The reading then fails with `invalid_response`
   */
  parse(answer: ProviderAnswer): Reading | null;
}

/** The number of calls that one token may make in a time span. */
export interface RateLimit {
  readonly requests: number;
  readonly perSeconds: number;
}

/** A service, configured for one site with one token. `defineProvider` creates it. The token is not readable. */
export interface Provider {
  /** The service's name in lower case, such as `plausible`. Snapshots, errors and events contain it. */
  readonly name: string;
  readonly siteId: string;
  /** Without a trailing slash. A self-hosted service may have a path. */
  readonly baseUrl: string;
  /** The span that a count covers. */
  readonly windowSeconds: number;
  /** The shortest useful time between two readings. A relay reads less often if `limits` require it. */
  readonly intervalSeconds: number;
  /** The limits of the token, all of which apply. Empty if the service has none. */
  readonly limits: readonly RateLimit[];
  /**
   * Identifies the token without containing it: a SHA-256 of service, base URL and token. Providers with equal credentials
   * share one budget. It is safe in logs and as a key in a store.
   */
  readonly credential: string;
  readonly visitors: ProviderCall<VisitorsReading>;
  /** A second call, for visitors by page; `null` if the service has none or it isn't enabled. */
  readonly pages: ProviderCall<PagesReading> | null;
  /** Whether the service also answers 0 when it fails internally. A relay then confirms a first 0 with a second reading. */
  readonly zeroMayBeFailure: boolean;
  /** The headers that authenticate a call. It is a method, so that no property contains the token. */
  authorize(): Record<string, string>;
  /** `text` with every occurrence of the token replaced, in case the service repeats it in an error. */
  redact(text: string): string;
  /**
   * The pause, in seconds, that the service's rules require after a failure if its answer has no `Retry-After`, such as a
   * 429 of a limit that resets on the hour. `null` leaves the pause to the error's `retryAfterSeconds` and to back-off.
   *
   * @param now epoch milliseconds
   */
  pauseAfter(error: OnlookersError, now: number): number | null;
}
