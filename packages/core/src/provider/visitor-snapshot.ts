/** Visitors of one page. */
export interface PageVisitors {
  /** A canonical path (see `canonicalPath`). It is untrusted input: render it as text only. */
  readonly path: string;
  /** A safe integer ≥ 0. A visitor of two pages counts on both, so the sum of pages can exceed the site's visitors. */
  readonly visitors: number;
}

/** One page view. It never leaves the server, because country and second can identify a person. */
export interface RecentPageview {
  readonly path: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** ISO 3166-1 alpha-2, `null` if unknown. */
  readonly country: string | null;
}

/** Visitors of one minute. */
export interface MinuteVisitors {
  /** The minute's start, ISO 8601 UTC. */
  readonly at: string;
  readonly visitors: number;
}

/**
 * The meaning of the pages' numbers: `visitors` of each page in the window, or a tally of the latest page views
 * (`recent-pageviews`, which the public source of ztas answers). The number of visitors doesn't follow from such a tally.
 */
export type PagesBasis = "visitors" | "recent-pageviews";

/** The source of `observedAt`: the answer's body, its `Date` header, or the time of receipt. */
export type ObservedAtSource = "body" | "date-header" | "received";

/**
 * The normalised result of one reading. It stays on the server: a browser receives a `LiveCount`. A field is `null` if
 * the service doesn't supply it or can't be trusted, and `[]` if the service supplies an empty list.
 */
export interface VisitorSnapshot {
  /** The provider's name, such as `plausible`. */
  readonly provider: string;
  /** The service's name for the site. */
  readonly siteId: string;
  /** Unique visitors with an event in the window. A safe integer ≥ 0. */
  readonly activeVisitors: number;
  /** The span that the count covers, such as 300. Numbers of different windows are not comparable. */
  readonly windowSeconds: number;
  /** ISO 8601 UTC, with milliseconds. By the service's clock, or by this machine's if `observedAtSource` is `received`. */
  readonly observedAt: string;
  readonly observedAtSource: ObservedAtSource;
  /** Page views in the window. */
  readonly pageviews: number | null;
  /** Most visitors first, then by path. */
  readonly pages: readonly PageVisitors[] | null;
  /** `null` if `pages` is. */
  readonly pagesBasis: PagesBasis | null;
  /** `true` if the service cut `pages` off, so that a page which is missing has an unknown number of visitors, not 0. */
  readonly pagesTruncated?: boolean | undefined;
  /** Newest first, in the service's order. May be older than the window. */
  readonly recent: readonly RecentPageview[] | null;
  /** Oldest first. A missing minute is unknown, not zero. */
  readonly perMinute: readonly MinuteVisitors[] | null;
}
