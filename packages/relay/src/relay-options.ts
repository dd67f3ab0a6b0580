import type { VisitorSource } from "@onlookers/core";
import type { Provider, VisitorSnapshot } from "@onlookers/core/server";
import type { CredentialPlan } from "./plan/plan.js";
import type { StoreOutageOptions } from "./plan/planned-sites.js";
import type { RelayAnswer, RelayRequest } from "./http/answer.js";
import type { RelayContext } from "./reading/relay-context.js";
import type { RelayEvent } from "./reading/relay-event.js";
import type { MemoryStore, Store } from "./store/store.js";
import type { StreamOptions } from "./stream/stream-options.js";

/** Options of {@link createRelay}. */
export interface RelayOptions {
  /** The sites of the relay, by public name: 1 to 64 letters, digits, `_`, `-`; `stream` is reserved. */
  readonly sites: Readonly<Record<string, Provider>>;
  /**
   * The place where instances share counts, leases and budgets.
   *
   * @default memoryStore()
   */
  readonly store?: Store | MemoryStore | undefined;
  /**
   * The origin whose pages may read answers: `"*"`, or one such as `"https://shop.example"`. It is the same for every
   * request, so any cache may store the answer.
   *
   * @default pages of the relay's own origin only
   */
  readonly origin?: string | undefined;
  /**
   * The pages that have counts, in any spelling. Requests for others are answered 404. List them: without a list, anybody
   * may request any path, and a page with fewer than 2 visitors has no number.
   *
   * @default every page
   */
  readonly pages?: readonly string[] | undefined;
  /**
   * The number of processes that run this relay without a shared store. Each uses its share of the limits.
   *
   * @default 1
   */
  readonly instances?: number | undefined;
  /**
   * What each process may read by itself while a shared store cannot be reached. That share of each limit is set aside
   * at all times, so that all calls together stay within it.
   *
   * @default no readings: the last counts are served until their window ends
   */
  readonly storeOutage?: StoreOutageOptions | undefined;
  /**
   * Returns the time in epoch milliseconds. Read at each use.
   *
   * @default the store's time if it has one, else Date.now
   */
  readonly now?: (() => number) | undefined;
  /**
   * Called for each call of a provider.
   *
   * @default globalThis.fetch
   */
  readonly fetch?: typeof fetch | undefined;
  /**
   * Milliseconds that a provider may take. Only requests without a cached count wait for it.
   *
   * @default 5_000
   */
  readonly timeout?: number | undefined;
  /**
   * Whether `GET {anywhere}/{site}/stream[?page=/path]` sends each new count (server-sent events). For long-lived servers:
   * a stream is a connection that stays open.
   *
   * @default false
   */
  readonly stream?: boolean | StreamOptions | undefined;
  /**
   * Adds the count's age and the time that its request waited (`Server-Timing`), for developer tools and monitoring. A
   * cache repeats the values of the moment when it fetched.
   *
   * @default false
   */
  readonly serverTiming?: boolean | undefined;
  /** Receives the relay's events. Its errors are ignored. */
  readonly onEvent?: ((event: RelayEvent) => void) | undefined;
}

/** A relay. All functions work unbound. */
export interface Relay {
  /**
   * Answers `GET {anywhere}/{site}[?page=/path]` with a `LiveCount`, and `?page=/a&page=/b` (ascending, up to 50) with an
   * array of them. Rejects only with a framework's error that ends a render, such as one of Next.js during a build.
   */
  readonly fetch: (request: Request, context?: RelayContext) => Promise<Response>;
  /** {@link Relay.fetch} for frameworks that take handlers by method: `export const { GET } = relay`. */
  readonly GET: (request: Request, context?: unknown) => Promise<Response>;
  /**
   * {@link Relay.fetch} without Fetch's objects, for adapters such as `toNodeListener`. Returns a cached count without a
   * promise, which is nearly always; `await` accepts both.
   */
  readonly answer: (request: RelayRequest, context?: RelayContext) => RelayAnswer | Promise<RelayAnswer>;
  /**
   * Counts in this process, for server rendering. `read` returns what a browser would receive. `subscribe` emits the
   * cached count and each later one, but starts no reading itself.
   */
  readonly source: VisitorSource;
  /**
   * The whole last snapshot of a site, for dashboards and alerts of the site owner: every page, page views by minute, recent
   * page views with countries. It reads as `source.read` does, within the same limits; `null` if there is no count. If
   * another process made the last reading, fields that a store does not hold are `null`. Never send it to a browser.
   *
   * @param query.site the site's public name. @default "default"
   */
  readonly snapshot: (query?: { readonly site?: string | undefined }) => Promise<VisitorSnapshot | null>;
  /** The calls that the relay makes at most with each credential. */
  readonly plan: () => readonly CredentialPlan[];
  /** Ends streams and running readings. Later requests are answered 503. */
  readonly close: () => Promise<void>;
}
