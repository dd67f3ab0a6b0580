import type { LiveCount } from "./live-count.js";

/** A site or a page whose count is requested. */
export interface VisitorQuery {
  /**
   * The site's public name on the relay.
   *
   * @default "default"
   */
  readonly site?: string | undefined;
  /**
   * A path such as `/pricing`, for the visitors of that page.
   *
   * @default the whole site
   */
  readonly page?: string | undefined;
}

/** Receives the counts and errors of one subscription. */
export interface VisitorObserver {
  /** Called with each count that arrives, even if it equals the last. */
  next(count: LiveCount): void;
  /** Called for each failed request. The last count stays valid until it expires, and the source retries. */
  error?(error: unknown): void;
}

/** Options of {@link VisitorSource.subscribe}. */
export interface SubscribeOptions {
  /** A count that the observer has already, such as one in the page's HTML. No request is sent before its ttl. */
  readonly initialCount?: LiveCount | undefined;
}

/** The source of counts in a browser: a relay, or a replacement in tests. */
export interface VisitorSource {
  /**
   * Reads one count now. The query's observers receive it too. Rejects with an `Error` if there is none, and never
   * invents one.
   */
  read(query: VisitorQuery, options?: { readonly signal?: AbortSignal | undefined }): Promise<LiveCount>;
  /**
   * Keeps an observer up to date, at the interval that the server sets, except while the page is hidden or offline.
   * All observers of a query share one request. A late observer first receives the last count, unless it has expired, and
   * the last error, if the last request failed; never before `subscribe` has returned.
   *
   * @returns ends the subscription
   */
  subscribe(query: VisitorQuery, observer: VisitorObserver, options?: SubscribeOptions): () => void;
  /** The server's time in epoch milliseconds, estimated by this source, to calculate a count's age. */
  now(): number;
}
