import type { LiveCount } from "./live-count.js";

/** Whose count is asked for. */
export interface VisitorQuery {
  /**
   * The site's public name on the relay.
   *
   * @default "default"
   */
  readonly site?: string | undefined;
  /** A path such as `/pricing`, for the visitors of that page; left out: of the whole site. */
  readonly page?: string | undefined;
}

/** Who hears of counts. */
export interface VisitorObserver {
  /** Every count that arrives, also one that says the same as the last. */
  next(count: LiveCount): void;
  /** A failed try. The last count still stands until it expires, and the source goes on trying. */
  error?(error: unknown): void;
}

/** Options of {@link VisitorSource.subscribe}. */
export interface SubscribeOptions {
  /** A count that the observer has already, say from the page's HTML: nothing is asked for until its ttl. */
  readonly initialCount?: LiveCount | undefined;
}

/** Where counts come from in a browser: a relay, or a stand-in in tests. */
export interface VisitorSource {
  /**
   * One count, now; observers of the query hear of it too. Rejects with an `Error` where none can be had, and never
   * makes one up.
   */
  read(query: VisitorQuery, options?: { readonly signal?: AbortSignal | undefined }): Promise<LiveCount>;
  /**
   * Keeps an observer up to date at the pace that the server sets, not while the page is hidden or offline.
   * Observers of one query share one request. Who comes late is told the last count, unless it has expired, and the
   * last error, if the last try failed; never before `subscribe` has returned.
   *
   * @returns ends the subscription
   */
  subscribe(query: VisitorQuery, observer: VisitorObserver, options?: SubscribeOptions): () => void;
  /** The server's time in epoch milliseconds as this source knows it, to age counts by. */
  now(): number;
}
