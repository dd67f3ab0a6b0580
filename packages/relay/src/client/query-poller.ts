import type { LiveCount, SubscribeOptions, VisitorObserver } from "@onlookers/core";
import { isCurrent, newerOf } from "@onlookers/core/widget";
import type { FetchCount } from "./fetch-json.js";
import { isPageActive, isPageHidden, watchPage } from "./page-activity.js";
import { delayAfterCount, delayAfterError, remainingTtl } from "./poll-interval.js";
import type { RelayError } from "./relay-error.js";
import type { ServerClock } from "./server-clock.js";
import type { CountReceiver, StreamConnection } from "./transport.js";

/** Options of a relay source's `subscribe`. */
export interface RelaySubscribeOptions extends SubscribeOptions {
  /**
   * Fetches the count for each poll of the query, for all its subscribers.
   *
   * @default one request for the query
   */
  readonly read?: FetchCount | undefined;
}

/** Options of {@link createQueryPoller}. */
export interface QueryPollerOptions {
  readonly clock: ServerClock;
  /** The factor of all delays, a little more than 1. Equal for all pollers of a page, so that their requests coincide. */
  readonly jitter: number;
  /** Sends one request, with `read` if it is given. It rejects with a {@link RelayError} and nothing else. */
  readonly request: (read: FetchCount | undefined) => Promise<LiveCount>;
  /** Creates the query's stream, if the source has a transport. Called after the first poll: a stream cannot set the clock. */
  readonly connect: (receiver: CountReceiver) => StreamConnection | undefined;
  /** Called when there is no subscriber and no request in flight. */
  readonly onIdle: () => void;
}

/** Polls one query for all its subscribers, with one request in flight at most. */
export interface QueryPoller {
  /** Reads one count, from the request in flight if there is one. All subscribers receive it too. */
  read(): Promise<LiveCount>;
  /** @returns ends the subscription */
  subscribe(observer: VisitorObserver, options?: RelaySubscribeOptions): () => void;
}

/** The least extra delay of a poll while the page seems to be inactive. */
const INACTIVE_DELAY_MS = 5_000;

/** Creates a poller without subscribers. */
export function createQueryPoller({ clock, jitter, request, connect, onIdle }: QueryPollerOptions): QueryPoller {
  /** By the function that ends each subscription: one observer may subscribe twice. */
  const observers = new Map<() => void, VisitorObserver>();
  let last: LiveCount | undefined;
  let lastError: unknown;
  let readPolled: FetchCount | undefined;
  let inFlight: Promise<LiveCount> | undefined;
  /** The polls in a row that brought nothing new for a stale count. */
  let unchangedPolls = 0;
  // The next poll is due `delay` after `since`.
  let delay = 0;
  let since = clock.now();
  let stream: StreamConnection | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stopWatchingPage = watchPage(({ type }) => {
    // The back-off was the connection's.
    if (type === "online" && lastError) delay = 0;
    reschedule();
  });

  function scheduleIn(milliseconds: number): void {
    delay = milliseconds;
    since = clock.now();
  }

  function reschedule(): void {
    clearTimeout(timer);
    const isActive = isPageActive();
    // While the stream is open, polls are only needed in case it died silently.
    const isStreaming = stream?.(isActive);
    const extraDelay = isActive ? (isStreaming ? delay : 0) : Math.max(delay, INACTIVE_DELAY_MS);
    if (inFlight) return;
    if (observers.size === 0) {
      // Not at once: React's StrictMode unsubscribes and subscribes again in one task.
      timer = setTimeout(() => {
        stream?.(false);
        stopWatchingPage();
        onIdle();
      }, 0);
    } else if (!last || !isPageHidden()) {
      // A hint of the browser only slows polls down. A page that seems to be hidden polls until it has a count.
      const left = since + delay - clock.now();
      // Never longer than `delay`, even if the clock was set back or is `NaN`.
      const wait = left < delay ? Math.max(0, left) : delay;
      timer = setTimeout(() => read().catch(() => {}), extraDelay + wait); // The observers receive the error.
    }
  }

  function read(): Promise<LiveCount> {
    clearTimeout(timer);
    return (inFlight ??= request(readPolled)
      .finally(() => (inFlight = undefined))
      .then(receive, fail));
  }

  function receive(count: LiveCount): LiveCount {
    lastError = undefined;
    stream ??= connect({ receive, reschedule });
    const isNew = update(count);
    const latest = last ?? count;
    // Only for a count that was stale before: a fresh one is expected to be the same.
    unchangedPolls = isNew || remainingTtl(latest, since, jitter) > 0 ? 0 : unchangedPolls + 1;
    scheduleIn(delayAfterCount(latest, clock.now(), unchangedPolls, jitter));
    notify((observer) => observer.next(latest));
    reschedule();
    return latest;
  }

  function fail(error: RelayError): never {
    // A request that ended because the visitor left is no failure. It is repeated when the page is active again.
    if (error.code !== "aborted") {
      lastError = error;
      scheduleIn(delayAfterError(error, unchangedPolls++, jitter));
      notify((observer) => observer.error?.(error));
    }
    reschedule();
    throw error;
  }

  /**
   * Replaces the last count, unless it is newer: caches on the way may hold different counts.
   *
   * @returns whether it is another count than the last
   */
  function update(count: LiveCount): boolean {
    const isNew = count.observedAt !== last?.observedAt && newerOf(count, last, clock.now()) === count;
    if (isNew) last = count;
    return isNew;
  }

  function notify(call: (observer: VisitorObserver) => void): void {
    for (const observer of observers.values()) {
      try {
        call(observer);
      } catch (error) {
        // Thrown again where only the page's own error handling sees it, so that the other observers are notified.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  return {
    read,
    subscribe(observer, { initialCount, read: fetchCount = readPolled } = {}) {
      readPolled = fetchCount;
      const unsubscribe = () => {
        if (observers.delete(unsubscribe)) reschedule();
      };
      if (initialCount && isCurrent(initialCount, clock.now()) && update(initialCount)) {
        unchangedPolls = 0;
        scheduleIn(remainingTtl(initialCount, clock.now(), jitter));
      }
      observers.set(unsubscribe, observer);
      queueMicrotask(() => {
        if (!observers.has(unsubscribe)) return;
        if (last && isCurrent(last, clock.now())) observer.next(last);
        if (lastError) observer.error?.(lastError);
      });
      reschedule();
      return unsubscribe;
    },
  };
}
