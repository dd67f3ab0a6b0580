/** The visitors that a number counts: all of the site, or those of one page. */
export type Scope = "site" | "page";

/**
 * The part of a provider's answer that a browser receives, and the whole body of `GET {base}/{site}`. The body is constant
 * per snapshot; its freshness is in `Cache-Control`, `Date` and `Age`.
 */
export interface LiveCount {
  /** The site's public name on its relay, `default` if there is only one. */
  readonly site: string;
  /** The visitors in the window, a safe integer ≥ 0; `null` if there is no valid count now. */
  readonly visitors: number | null;
  /** `site` although a page was requested: the provider has no counts by page. */
  readonly scope: Scope;
  /** The counted page's canonical path if `scope` is `page`, else `null`. */
  readonly page: string | null;
  /** The span that the number covers, in seconds, such as 300. */
  readonly windowSeconds: number;
  /** When the provider counted, ISO 8601 UTC; `null` with `visitors: null`. */
  readonly observedAt: string | null;
  /** Seconds after `observedAt` until a request can return a newer count. */
  readonly ttlSeconds: number;
}
