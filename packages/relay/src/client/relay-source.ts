import { raceWithSignal, type VisitorObserver, type VisitorQuery, type VisitorSource } from "@onlookers/core";
import { countUrl } from "./count-url.js";
import { createFetchJson, parseCountOf } from "./fetch-json.js";
import { createQueryPoller, type QueryPoller, type RelaySubscribeOptions } from "./query-poller.js";
import { createServerClock } from "./server-clock.js";
import type { Transport } from "./transport.js";

/** Options of {@link createRelaySource}. */
export interface RelaySourceOptions {
  /** Where the relay is mounted: relative to the page (`/api/onlookers`) or absolute. */
  readonly url: string;
  /** @default the global `fetch`, looked up at each request */
  readonly fetch?: typeof fetch | undefined;
  /**
   * Delivers counts faster than polls do: `streamTransport()` of `@onlookers/relay/stream`.
   *
   * @default polling only
   */
  readonly transport?: Transport | undefined;
}

/** A source that reads a relay. */
export interface RelaySource extends VisitorSource {
  subscribe(query: VisitorQuery, observer: VisitorObserver, options?: RelaySubscribeOptions): () => void;
}

/**
 * Creates a source that reads counts from a relay. All subscribers of a query share its requests. The relay sets the poll
 * interval. A hidden page sends no request once it has a count, and one that is offline half as many. Safe on a server: it does nothing before the first `read` or
 * `subscribe`.
 */
export function createRelaySource(options: RelaySourceOptions): RelaySource {
  const clock = createServerClock();
  const jitter = 1 + Math.random() / 10;
  const pollers = new Map<string, QueryPoller>();
  const fetchJson = createFetchJson(options);

  function pollerOf(query: VisitorQuery): QueryPoller {
    const url = countUrl(options.url, query);
    const existing = pollers.get(url);
    if (existing) return existing;
    const poller = createQueryPoller({
      clock,
      jitter,
      async request(read) {
        const parse = (body: unknown) => parseCountOf(query, body);
        return clock.sync(url, await (read ? read(url, fetchJson, query) : fetchJson(url, parse)));
      },
      connect: (receiver) => options.transport?.(url, receiver, query),
      onIdle: () => pollers.delete(url),
    });
    pollers.set(url, poller);
    return poller;
  }

  return {
    now: clock.now,
    async read(query, { signal } = {}) {
      signal?.throwIfAborted();
      return raceWithSignal(pollerOf(query).read(), signal);
    },
    subscribe: (query, ...others) => pollerOf(query).subscribe(...others),
  };
}
