import type { AccessTokens } from "./access-tokens.js";
import type { OnlookersError } from "./errors.js";
import type { ProviderCall } from "./provider-call.js";
import type { VisitorSnapshot } from "./visitor-snapshot.js";

/** The result of a visitors call. An omitted field is `null` in the snapshot. */
export type VisitorsReading = Pick<VisitorSnapshot, "activeVisitors" | "observedAt" | "observedAtSource"> &
  Partial<PagesReading & Pick<VisitorSnapshot, "pageviews" | "recent" | "perMinute">>;

/** The result of a pages call. */
export type PagesReading = Pick<VisitorSnapshot, "pages" | "pagesBasis"> &
  Partial<Pick<VisitorSnapshot, "pagesTruncated">>;

/** The number of calls that one token may make in a time span. */
export interface RateLimit {
  /** A whole number from 1. */
  readonly requests: number;
  /** Whole seconds, up to a day. */
  readonly perSeconds: number;
}

/** Options of every provider for its pace. */
export interface PaceOptions {
  /**
   * The limits of the token, all of which apply; `[]` for none.
   *
   * @default the service's published limits
   */
  readonly limits?: readonly RateLimit[] | undefined;
  /**
   * The shortest time between two readings, in whole seconds from 1 to the window.
   *
   * @default an interval that suits the service and its limits
   */
  readonly intervalSeconds?: number | undefined;
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
   * Identifies the token without containing it: a SHA-256 of service, base URL and token, or the token's account. Providers with equal credentials
   * share one budget. It is safe in logs and as a key in a store.
   */
  readonly credential: string;
  readonly visitors: ProviderCall<VisitorsReading>;
  /** A second call, for visitors by page; `null` if the service has none or it isn't enabled. */
  readonly pages: ProviderCall<PagesReading> | null;
  /** Whether the service also answers 0 when it fails internally. A relay then confirms a first 0 with a second reading. */
  readonly zeroMayBeFailure: boolean;
  /** What one call costs, such as `one pageview of your plan`; `null` if calls are free. */
  readonly billedAs: string | null;
  /** The access tokens for `authorize`; `null` if the configured token authenticates calls itself. */
  readonly accessTokens: AccessTokens | null;
  /**
   * The headers that authenticate a call. It is a method, so that no property contains the token.
   *
   * @param now epoch milliseconds
   * @param accessToken of {@link Provider.accessTokens}, if the provider has them
   */
  authorize(now: number, accessToken?: string): Record<string, string> | Promise<Record<string, string>>;
  /** The message of a failure that the service reports in a 2xx answer, `null` for every other body. */
  failureIn(body: unknown): string | null;
  /** `text` with every occurrence of the token and of access tokens replaced, in case the service repeats one in an error. */
  redact(text: string): string;
  /**
   * The pause, in seconds, that the service's rules require after a failure if its answer has no `Retry-After`, such as a
   * 429 of a limit that resets on the hour. `null` leaves the pause to the error's `retryAfterSeconds` and to back-off.
   *
   * @param now epoch milliseconds
   */
  pauseAfter(error: OnlookersError, now: number): number | null;
}
