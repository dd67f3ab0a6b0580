/** Whom a number counts: everybody on the site, or those on one page of it. */
export type Scope = "site" | "page";

/**
 * All that a browser may have of a provider's answer, and the whole body of `GET {base}/{site}`.
 * The body is constant per snapshot; how fresh it is travels in `Cache-Control`, `Date` and `Age`.
 */
export interface LiveCount {
  /** The shop's public name for the site on its relay, `default` where there is one. */
  readonly site: string;
  /** Visitors counted in the window, a safe integer ≥ 0; `null` where nothing true can be said now. */
  readonly visitors: number | null;
  /** Whom the number counts. `site` although a page was asked for: the provider has no numbers by page. */
  readonly scope: Scope;
  /** The counted page's canonical path where `scope` is `page`, else `null`. */
  readonly page: string | null;
  /** The span that the number covers, in seconds, such as 300. */
  readonly windowSeconds: number;
  /** When the provider counted, ISO 8601 UTC; `null` with `visitors: null`. */
  readonly observedAt: string | null;
  /** Seconds after `observedAt` from which asking again can bring something new. */
  readonly ttlSeconds: number;
}
