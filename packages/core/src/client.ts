import { callProvider, type CallContext } from "./call-provider.js";
import { startDeadline } from "./deadline.js";
import type { PagesReading, Provider, VisitorsReading } from "./provider.js";
import type { VisitorSnapshot } from "./visitor-snapshot.js";

/** Options of {@link createClient}. `fetch` and `now` are looked up for each reading. */
export interface ClientOptions {
  readonly provider: Provider;
  /** @default globalThis.fetch */
  readonly fetch?: typeof fetch | undefined;
  /**
   * The time in epoch milliseconds.
   *
   * @default Date.now
   */
  readonly now?: (() => number) | undefined;
  /**
   * Milliseconds until a reading ends with `timeout`, bodies included.
   *
   * @default 10_000
   */
  readonly timeout?: number | undefined;
  /**
   * Runs in a browser all the same. The token then is in everybody's hands.
   *
   * @default false
   */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/** Options of {@link Client.read}. */
export interface ReadOptions {
  /** Ends the reading with `aborted`. */
  readonly signal?: AbortSignal | undefined;
}

/** Reads one provider. */
export interface Client {
  /**
   * One reading: no retry, no memory.
   *
   * @throws {OnlookersError} and nothing else
   */
  read(options?: ReadOptions): Promise<VisitorSnapshot>;
}

const DEFAULT_TIMEOUT = 10_000;

/**
 * A client that asks a provider and makes one {@link VisitorSnapshot} of whatever it answers. For servers: a shop's
 * pages talk to a relay instead.
 *
 * @throws {TypeError} in a browser, unless `dangerouslyAllowBrowser` is set
 */
export function createClient(options: ClientOptions): Client {
  if (options.dangerouslyAllowBrowser !== true && "document" in globalThis && "window" in globalThis) {
    throw new TypeError(
      "[onlookers] createClient was called in a browser, where everybody could read the token and use up its limit. Mount @onlookers/relay on a server and use createRelaySource here; or set dangerouslyAllowBrowser if this page is yours alone.",
    );
  }
  return { read: (readOptions = {}) => read(options, readOptions) };
}

async function read(options: ClientOptions, { signal }: ReadOptions): Promise<VisitorSnapshot> {
  const { provider } = options;
  const deadline = startDeadline(options.timeout ?? DEFAULT_TIMEOUT, signal);
  const context: CallContext = {
    fetch: options.fetch ?? globalThis.fetch,
    now: options.now ?? Date.now,
    deadline,
  };
  try {
    const pages = readPages(provider, context);
    const visitors = await callProvider(provider, provider.visitors, context);
    return toSnapshot(provider, visitors, await pages);
  } finally {
    deadline.release();
  }
}

/** A failing pages call costs the pages, not the visitors. */
async function readPages(provider: Provider, context: CallContext): Promise<PagesReading | null> {
  return provider.pages === null ? null : callProvider(provider, provider.pages, context).catch(() => null);
}

function toSnapshot(provider: Provider, visitors: VisitorsReading, pages: PagesReading | null): VisitorSnapshot {
  return {
    provider: provider.name,
    siteId: provider.siteId,
    activeVisitors: visitors.activeVisitors,
    windowSeconds: provider.windowSeconds,
    pageviews: visitors.pageviews ?? null,
    pages: pages?.pages ?? visitors.pages ?? null,
    pagesBasis: pages?.pagesBasis ?? visitors.pagesBasis ?? null,
    recent: visitors.recent ?? null,
    perMinute: visitors.perMinute ?? null,
    observedAt: visitors.observedAt,
    observedAtSource: visitors.observedAtSource,
  };
}
