import { callProvider } from "./call-provider.js";
import { checkTimeout, startDeadline } from "../abort/deadline.js";
import type { OnlookersError } from "../provider/errors.js";
import type { PagesReading, Provider, VisitorsReading } from "../provider/provider.js";
import type { VisitorSnapshot } from "../provider/visitor-snapshot.js";
import { providerError } from "./provider-error.js";
import type { CallContext } from "./send-call.js";
import { createServiceTime, type ServiceTime } from "./provider-answer.js";

/** Options of {@link createClient}. The defaults of `fetch` and `now` are read from the global scope at each reading. */
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
   * The longest time of a reading in milliseconds, bodies included, from 1 to 86,400,000. It then fails with `timeout`.
   *
   * @default 10_000
   */
  readonly timeout?: number | undefined;
  /**
   * Allows the client in a browser, where every visitor can read the token.
   *
   * @default false
   */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/** Options of {@link Client.read}. */
export interface ReadOptions {
  /** Makes the reading fail with `aborted`. */
  readonly signal?: AbortSignal | undefined;
}

/** A snapshot, with what a relay needs to schedule the next reading and to compute the count's age. */
export interface FullReading {
  readonly snapshot: VisitorSnapshot;
  /**
   * Why the call for visitors by page failed; `null` if it succeeded or wasn't made. Like any error, it may request a
   * pause.
   */
  readonly pagesError: OnlookersError | null;
  /**
   * The least number of seconds by which this machine's clock (`now`) is ahead of the service's; negative if it is
   * behind, 0 if the clocks may agree, `null` if the answer had no `Date`. `observedAt` is by the service's clock.
   */
  readonly clockSkewSeconds: number | null;
}

/** Reads one provider. */
export interface Client {
  /**
   * Makes one reading, without retry or cache.
   *
   * @throws {OnlookersError} or, unchanged, a framework's error that ends a render, see {@link isBailOut}
   */
  read(options?: ReadOptions): Promise<VisitorSnapshot>;
  /** Makes one reading like {@link Client.read}, and returns more than the snapshot. */
  readFully(options?: ReadOptions): Promise<FullReading>;
}

const DEFAULT_TIMEOUT_MS = 10_000;
/** A larger count is an error of the service: no site has more visitors at a time. */
const MAX_VISITORS = 10_000_000;

/**
 * Creates a client that reads a provider into a {@link VisitorSnapshot}. It is for servers: browsers read a relay instead.
 *
 * @throws {TypeError} in a browser, unless `dangerouslyAllowBrowser` is set
 * @throws {RangeError} if `timeout` is out of range
 */
export function createClient(options: ClientOptions): Client {
  if (options.dangerouslyAllowBrowser !== true && "document" in globalThis && "window" in globalThis) {
    throw new TypeError(
      "[onlookers] createClient was called in a browser, where every visitor can read the token and use up its limit. Mount @onlookers/relay on a server and use createRelaySource here, or set dangerouslyAllowBrowser if only you open this page.",
    );
  }
  checkTimeout(options.timeout ?? DEFAULT_TIMEOUT_MS);
  const serviceTime = createServiceTime(options.provider);
  return {
    read: async (readOptions = {}) => (await readFully(options, readOptions, serviceTime)).snapshot,
    readFully: (readOptions = {}) => readFully(options, readOptions, serviceTime),
  };
}

async function readFully(
  options: ClientOptions,
  { signal }: ReadOptions,
  serviceTime: ServiceTime,
): Promise<FullReading> {
  const timeout = options.timeout ?? DEFAULT_TIMEOUT_MS;
  const deadline = startDeadline(timeout, signal);
  const now = options.now ?? Date.now;
  const context: CallContext = {
    provider: options.provider,
    fetch: options.fetch ?? globalThis.fetch,
    now,
    serviceNow: serviceTime.clock(now),
    deadline,
    timeout,
  };
  try {
    return await readBoth(context, serviceTime);
  } finally {
    deadline.release();
  }
}

/**
 * Makes both calls at once. The snapshot has no pages if only the pages call fails, if it counted another time span, or if
 * it has a count that cannot be true.
 */
async function readBoth(context: CallContext, serviceTime: ServiceTime): Promise<FullReading> {
  const { provider } = context;
  let pagesError: OnlookersError | null = null;
  const pagesCall = provider.pages === null ? null : callProvider(provider.pages, context);
  const pages = pagesCall?.catch((error: OnlookersError) => {
    pagesError = error;
    return null;
  });
  try {
    const { reading, clockSkewSeconds } = await callProvider(provider.visitors, context);
    const pagesResult = (await pages) ?? null;
    const { isVisitorsSpanRight, isPagesSpanRight } = serviceTime.check({
      visitorsSkew: clockSkewSeconds,
      pagesSkew: pagesResult?.clockSkewSeconds ?? null,
    });
    if (!isVisitorsSpanRight || reading.activeVisitors > MAX_VISITORS) {
      throw providerError(provider, { code: "invalid_response", status: 200 });
    }
    const snapshot = toSnapshot(provider, reading, isPagesSpanRight ? (pagesResult?.reading ?? null) : null);
    return { snapshot, pagesError, clockSkewSeconds };
  } catch (error) {
    // If both calls fail, the error that requests a pause must reach the caller.
    throw requestsPause(pagesError) ? pagesError : error;
  }
}

/** Whether the service answered 429 or with a `Retry-After`. */
function requestsPause(error: OnlookersError | null): boolean {
  return error?.code === "rate_limited" || error?.retryAfterSeconds != null;
}

function toSnapshot(provider: Provider, visitors: VisitorsReading, pagesReading: PagesReading | null): VisitorSnapshot {
  const withPages = pagesReading ?? visitors;
  const isPossible = withPages.pages?.every((page) => page.visitors <= MAX_VISITORS) === true;
  const { pages = null, pagesBasis = null, pagesTruncated = false } = isPossible ? withPages : {};
  return {
    provider: provider.name,
    siteId: provider.siteId,
    activeVisitors: visitors.activeVisitors,
    windowSeconds: provider.windowSeconds,
    pageviews: visitors.pageviews ?? null,
    pages,
    pagesBasis,
    ...(pagesTruncated && { pagesTruncated }),
    recent: visitors.recent ?? null,
    perMinute: visitors.perMinute ?? null,
    observedAt: visitors.observedAt,
    observedAtSource: visitors.observedAtSource,
  };
}
