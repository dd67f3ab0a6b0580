import { callProvider, type CallContext } from "./call-provider.js";
import { checkTimeout, startDeadline } from "../abort/deadline.js";
import type { OnlookersError } from "../provider/errors.js";
import type { PagesReading, Provider, VisitorsReading } from "../provider/provider.js";
import type { VisitorSnapshot } from "../provider/visitor-snapshot.js";

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

/** A snapshot, and what its answers said beside it: for whoever asks again, or ages the count. */
export interface FullReading {
  readonly snapshot: VisitorSnapshot;
  /**
   * Why the second call, for the visitors by page, brought none; `null` where it did, or wasn't made. It may ask for a
   * pause, as any error may.
   */
  readonly pagesError: OnlookersError | null;
  /**
   * Seconds by which our clock (`now`) was ahead of the service's at least when it answered; 0 where they may agree,
   * `null` where the answer had no `Date`. `observedAt` is by the service's clock.
   */
  readonly clockSkewSeconds: number | null;
}

/** Reads one provider. */
export interface Client {
  /**
   * One reading: no retry, no memory.
   *
   * @throws {OnlookersError} and nothing else
   */
  read(options?: ReadOptions): Promise<VisitorSnapshot>;
  /** {@link Client.read} with all that came beside the snapshot. */
  readFully(options?: ReadOptions): Promise<FullReading>;
}

const DEFAULT_TIMEOUT = 10_000;

/**
 * A client that asks a provider and makes one {@link VisitorSnapshot} of whatever it answers. For servers: a shop's
 * pages talk to a relay instead.
 *
 * @throws {TypeError} in a browser, unless `dangerouslyAllowBrowser` is set
 * @throws {RangeError} for a `timeout` that can't be kept
 */
export function createClient(options: ClientOptions): Client {
  if (options.dangerouslyAllowBrowser !== true && "document" in globalThis && "window" in globalThis) {
    throw new TypeError(
      "[onlookers] createClient was called in a browser, where everybody could read the token and use up its limit. Mount @onlookers/relay on a server and use createRelaySource here; or set dangerouslyAllowBrowser if this page is yours alone.",
    );
  }
  checkTimeout(options.timeout ?? DEFAULT_TIMEOUT);
  return {
    read: async (readOptions = {}) => (await readFully(options, readOptions)).snapshot,
    readFully: (readOptions = {}) => readFully(options, readOptions),
  };
}

async function readFully(options: ClientOptions, { signal }: ReadOptions): Promise<FullReading> {
  const { provider } = options;
  const deadline = startDeadline(options.timeout ?? DEFAULT_TIMEOUT, signal);
  const context: CallContext = {
    fetch: options.fetch ?? globalThis.fetch,
    now: options.now ?? Date.now,
    deadline,
  };
  try {
    return await readBoth(provider, context);
  } finally {
    deadline.release();
  }
}

/** A failing pages call costs the pages, not the visitors. */
async function readBoth(provider: Provider, context: CallContext): Promise<FullReading> {
  let pagesError: OnlookersError | null = null;
  const pagesCall = provider.pages === null ? null : callProvider(provider, provider.pages, context);
  const pages = pagesCall?.catch((error: OnlookersError) => {
    pagesError = error;
    return null;
  });
  try {
    const { reading, clockSkewSeconds } = await callProvider(provider, provider.visitors, context);
    const snapshot = toSnapshot(provider, reading, (await pages)?.reading ?? null);
    return { snapshot, pagesError, clockSkewSeconds };
  } catch (error) {
    throw errorThatPauses(pagesError) ?? error;
  }
}

/** Where both calls fail, the one that asks to be left alone says more. */
function errorThatPauses(error: OnlookersError | null): OnlookersError | null {
  return error?.code === "rate_limited" || error?.retryAfterSeconds != null ? error : null;
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
