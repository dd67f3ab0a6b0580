import type { VisitorSource } from "@onlookers/core";
import type { Provider } from "@onlookers/core/server";
import type { CredentialPlan } from "./plan/plan.js";
import type { StoreAwayOptions } from "./plan/planned-sites.js";
import type { RelayAnswer, RelayRequest } from "./http/answer.js";
import type { RelayContext } from "./reading/relay-context.js";
import type { RelayEvent } from "./reading/relay-event.js";
import type { Store } from "./store/store.js";
import type { StreamOptions } from "./stream/stream-options.js";

/** Options of {@link createRelay}. */
export interface RelayOptions {
  /** The sites that the relay answers for, by public name: 1 to 64 letters, digits, `_`, `-`; `stream` is reserved. */
  readonly sites: Readonly<Record<string, Provider>>;
  /**
   * Where instances share counts, leases and budgets.
   *
   * @default memoryStore()
   */
  readonly store?: Store | undefined;
  /**
   * Who may read answers from another origin: `"*"`, or one such as `"https://shop.example"`. The same for every
   * request, so that any cache may keep the answer.
   *
   * @default nobody: pages of the relay's own origin only
   */
  readonly origin?: string | undefined;
  /**
   * The pages that may be asked for, any spelling. All others are answered 404.
   *
   * @default every page
   */
  readonly pages?: readonly string[] | undefined;
  /**
   * How many processes run this relay without a shared store. Each takes its share of the limits.
   *
   * @default 1
   */
  readonly instances?: number | undefined;
  /**
   * What each process may read by itself while a shared store can't be reached. That much of each limit is set aside
   * for it at all times, so that the sum stays inside.
   *
   * @default nothing: counts are served until their window ends
   */
  readonly whileStoreAway?: StoreAwayOptions | undefined;
  /**
   * The time in epoch milliseconds. Looked up at each use.
   *
   * @default the store's time, where it has one; else Date.now
   */
  readonly now?: (() => number) | undefined;
  /**
   * Looked up at each call.
   *
   * @default globalThis.fetch
   */
  readonly fetch?: typeof fetch | undefined;
  /**
   * Milliseconds that a provider may take. Only who asks while no count is at hand waits for it.
   *
   * @default 5_000
   */
  readonly timeout?: number | undefined;
  /**
   * Whether `GET {anywhere}/{site}/stream[?page=/path]` sends counts as they come (server-sent events). For servers that
   * live long: a stream is a connection that stays open.
   *
   * @default false
   */
  readonly stream?: boolean | StreamOptions | undefined;
  /**
   * Tells with each count how old it is and how long its request waited for it (`Server-Timing`), for developer tools
   * and monitoring. A cache repeats what was true when it fetched.
   *
   * @default false
   */
  readonly serverTiming?: boolean | undefined;
  /** Hears what happens. What it throws is dropped. */
  readonly onEvent?: ((event: RelayEvent) => void) | undefined;
}

/** Keeps tokens off the page and inside their limits. All functions work unbound. */
export interface Relay {
  /**
   * Answers `GET {anywhere}/{site}[?page=/path]` with a `LiveCount`, and `?page=/a&page=/b` (ascending, up to 50) with an
   * array of them. Never rejects.
   */
  readonly fetch: (request: Request, context?: RelayContext) => Promise<Response>;
  /** {@link Relay.fetch} for frameworks that take handlers by method: `export const { GET } = relay`. */
  readonly GET: (request: Request, context?: unknown) => Promise<Response>;
  /**
   * {@link Relay.fetch} without Fetch's objects, for adapters such as `toNodeListener`. At once where the count is at hand,
   * as it nearly always is; `await` takes both.
   */
  readonly answer: (request: RelayRequest, context?: RelayContext) => RelayAnswer | Promise<RelayAnswer>;
  /**
   * Counts in this process, for server rendering. `read` is what a browser would get; `subscribe` gives the count at
   * hand and each that comes with a later reading, but asks for none itself.
   */
  readonly source: VisitorSource;
  /** What each credential will be asked at most. */
  readonly plan: () => readonly CredentialPlan[];
  /** Ends streams, and readings under way; requests are answered 503 from then on. */
  readonly close: () => Promise<void>;
}
