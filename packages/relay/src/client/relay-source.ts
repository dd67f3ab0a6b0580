import { raceWithSignal, type VisitorObserver, type VisitorQuery, type VisitorSource } from "@onlookers/core";
import { countUrl } from "./count-url.js";
import { createFeed, type Feed, type RelaySubscribeOptions } from "./feed.js";
import { createFetchJson, parseCountOf } from "./fetch-json.js";
import { createServerClock } from "./server-clock.js";
import type { Transport } from "./transport.js";

/** Options of {@link createRelaySource}. */
export interface RelaySourceOptions {
  /** Where the relay is mounted, relative to the page (`/api/onlookers`) or absolute. */
  readonly url: string;
  /** @default the global `fetch`, looked up at each call */
  readonly fetch?: typeof fetch | undefined;
  /**
   * A faster way for counts to come: `streamTransport()` of `@onlookers/relay/stream`.
   *
   * @default polls alone
   */
  readonly transport?: Transport | undefined;
}

/** A source that reads a relay. */
export interface RelaySource extends VisitorSource {
  subscribe(query: VisitorQuery, observer: VisitorObserver, options?: RelaySubscribeOptions): () => void;
}

/**
 * Reads counts from a relay: one request for any number of observers of a query, at the pace that the relay sets, while
 * the page is visible and online. Touches nothing before the first `read` or `subscribe`, so a server may make one.
 */
export function createRelaySource(options: RelaySourceOptions): RelaySource {
  const clock = createServerClock(
    () => Date.now(),
    () => performance.now(),
  );
  const jitter = 1 + Math.random() / 10;
  const feeds = new Map<string, Feed>();

  const fetchJson = createFetchJson(options, clock);

  function feedOf(query: VisitorQuery): Feed {
    const url = countUrl(options.url, query);
    const known = feeds.get(url);
    if (known) return known;
    const feed = createFeed({
      clock,
      jitter,
      request: (read) => (read ? read(url, fetchJson) : fetchJson(url, (body) => parseCountOf(query.page, body))),
      connect: (counts) => options.transport?.(url, counts),
      onIdle: () => feeds.delete(url),
    });
    feeds.set(url, feed);
    return feed;
  }

  return {
    now: () => clock.now(),
    async read(query, { signal } = {}) {
      signal?.throwIfAborted();
      return raceWithSignal(feedOf(query).read(), signal);
    },
    subscribe: (query, observer, given) => feedOf(query).observe(observer, given),
  };
}
