/** Visitors of one page. */
export interface PageVisitors {
  /** Canonical path, see {@link canonicalPath}: hostile text from the network, for display by text only. */
  readonly path: string;
  /** Safe integer ≥ 0. One visitor of two pages counts on both, so pages don't add up to the site. */
  readonly visitors: number;
}

/** One view of a page. Country and second can identify a person: it never leaves the server. */
export interface RecentPageview {
  readonly path: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** ISO 3166-1 alpha-2, `null` where the provider has none. */
  readonly country: string | null;
}

/** Visitors of one minute. */
export interface MinuteVisitors {
  /** The minute's start, ISO 8601 UTC. */
  readonly at: string;
  readonly visitors: number;
}

/**
 * What page numbers are: `visitors` of each page in the window, or only a tally of the few latest page
 * views (`recent-pageviews`, what ztas' public source answers), which says nothing of people.
 */
export type PagesBasis = "visitors" | "recent-pageviews";

/** Where `observedAt` comes from: the provider's body, its `Date` header, or the moment of receipt. */
export type ObservedAtSource = "body" | "date-header" | "received";

/**
 * All that a provider said in one reading, normalised. It stays on the server: a browser gets a `LiveCount`.
 * `null` where the provider doesn't say or can't be trusted, `[]` where it says that there is none.
 */
export interface VisitorSnapshot {
  /** The provider's name, e.g. `plausible`. */
  readonly provider: string;
  /** The provider's own name for the site. */
  readonly siteId: string;
  /** Unique visitors with an event in the window: a safe integer ≥ 0. */
  readonly activeVisitors: number;
  /** 180 (Versatailor) or 300 (Plausible, ztas). Numbers of different windows don't compare. */
  readonly windowSeconds: number;
  /** ISO 8601 UTC, with milliseconds, by the service's clock; by our own where `observedAtSource` is `received`. */
  readonly observedAt: string;
  readonly observedAtSource: ObservedAtSource;
  /** Page views in the window. */
  readonly pageviews: number | null;
  /** Most visitors first, then by path. */
  readonly pages: readonly PageVisitors[] | null;
  /** `null` where `pages` is. */
  readonly pagesBasis: PagesBasis | null;
  /** In the provider's order, newest first. Not bound to the window. */
  readonly recent: readonly RecentPageview[] | null;
  /** Oldest first; a minute without a row is a gap, not a zero. */
  readonly perMinute: readonly MinuteVisitors[] | null;
}
