import type { ObservedAtSource } from "./visitor-snapshot.js";

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

/** How to make a call and parse its answer. Both functions are pure. */
export interface ProviderCall<Reading> {
  /**
   * The request. If it depends on `now`, as one with a time span does, the reading's answers must have a `Date`: without
   * one, and in the first reading with a machine's clock that is wrong, a pages call brings no pages.
   *
   * @param now epoch milliseconds by the service's clock, as far as its last answers showed it
   */
  request(siteId: string, now: number): ProviderRequest;
  /**
   * Parses a 2xx answer.
   *
   * @returns `null` if the answer doesn't have the service's shape. The reading then fails with `invalid_response`
   */
  parse(answer: ProviderAnswer): Reading | null;
}
