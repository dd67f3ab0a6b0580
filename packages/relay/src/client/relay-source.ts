import { raceWithSignal, type VisitorQuery, type VisitorSource } from "@onlookers/core";
import { countUrl } from "./count-url.js";
import { createFeed, type Feed } from "./feed.js";
import { fetchCount } from "./fetch-count.js";
import { watchPage } from "./page-activity.js";
import { createServerClock } from "./server-clock.js";
import type { Line, Transport } from "./transport.js";

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

/**
 * Reads counts from a relay: one request for any number of observers of a query, at the pace that the relay sets, while
 * the page is visible and online. Touches nothing before the first `read` or `subscribe`, so a server may make one.
 */
export function createRelaySource(options: RelaySourceOptions): VisitorSource {
  const clock = createServerClock(
    () => Date.now(),
    () => performance.now(),
  );
  const slack = 1 + Math.random() / 10;
  const feeds = new Map<string, Feed>();

  function feedOf(query: VisitorQuery): Feed {
    const url = countUrl(options.url, query);
    const known = feeds.get(url);
    if (known) return known;
    // Made once a poll has told the server's time, which a stream can't.
    let line: Line | undefined;
    const feed = createFeed({
      clock,
      slack,
      line: (isWanted) => line?.(isWanted),
      async ask(via = (fetcher) => fetcher) {
        const count = await fetchCount(url, query.page, via(options.fetch ?? fetch), clock);
        line ??= options.transport?.(url, feed);
        return count;
      },
      onIdle() {
        line?.(false);
        stopWatch();
        feeds.delete(url);
      },
    });
    const stopWatch = watchPage(() => feed.wake());
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
