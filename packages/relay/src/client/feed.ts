import { ageOf, type LiveCount, type SubscribeOptions, type VisitorObserver } from "@onlookers/core";
import type { FetchJson } from "./fetch-json.js";
import { lasts, waitAfterCount, waitAfterError } from "./pace.js";
import { isPageActive, watchPage } from "./page-activity.js";
import type { RelayError } from "./relay-error.js";
import type { Line, TransportFeed } from "./transport.js";
import type { ServerClock } from "./server-clock.js";

/** Options of a relay source's `subscribe`. */
export interface RelaySubscribeOptions extends SubscribeOptions {
  /** Fetches the count for each poll of the query, for all its subscribers; by default with a request of its own. */
  readonly read?: FetchCount | undefined;
}

/** Fetches the count at `url`. It rejects with a {@link RelayError} and nothing else. */
export type FetchCount = (url: string, fetchJson: FetchJson) => Promise<LiveCount>;

/** What a feed has around it. */
export interface FeedSurroundings {
  /** Makes one request, by `fetchCount` if it is given; rejects with a {@link RelayError}. */
  readonly request: (fetchCount: FetchCount | undefined) => Promise<LiveCount>;
  readonly clock: ServerClock;
  /** What waits are multiplied by: a little more than 1. The same for all feeds, or those would part that ask together. */
  readonly jitter: number;
  /** Opens a stream for the query, if the source has a transport. Called once a poll has set the clock: a stream can't. */
  readonly connect: (feed: TransportFeed) => Line | undefined;
  /** Called once nobody observes any more and nothing is under way. */
  readonly onIdle: () => void;
}

/** One query's counts for all who observe it: one poll loop, one request at a time. */
export interface Feed {
  /** One count, by the request under way if there is one. Observers hear of it too. */
  read(): Promise<LiveCount>;
  /** @returns ends the observation */
  observe(observer: VisitorObserver, options?: RelaySubscribeOptions): () => void;
}

export function createFeed({ clock, jitter, request, connect, onIdle }: FeedSurroundings): Feed {
  /** By the function that ends each observation: an observer may come twice. */
  const observers = new Map<() => void, VisitorObserver>();
  let last: LiveCount | undefined;
  let lastError: unknown;
  let fetchPolled: FetchCount | undefined;
  let underWay: Promise<LiveCount> | undefined;
  /** How many polls in a row have brought nothing new, of a count that was stale already. */
  let inVain = 0;
  // The next poll is due `wait` after `since`.
  let wait = 0;
  let since = clock.now();
  let stream: Line | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stopWatching = watchPage(schedule);

  function dueIn(milliseconds: number): void {
    wait = milliseconds;
    since = clock.now();
  }

  function schedule(): void {
    clearTimeout(timer);
    const isActive = isPageActive();
    // While counts come by themselves, polls are there for a line that is dead without knowing it.
    const patience = stream?.(isActive) ? wait : 0;
    if (underWay) return;
    if (observers.size === 0) {
      // Not at once: who leaves and is back within the task, as React's StrictMode does, finds all as it was.
      timer = setTimeout(() => {
        stream?.(false);
        stopWatching();
        onIdle();
      }, 0);
    } else if (isActive) {
      // Never longer than `wait`, should the server's time turn out to be earlier than it seemed.
      // Observers receive the error.
      timer = setTimeout(
        () => read().catch(() => {}),
        patience + Math.min(wait, Math.max(0, since + wait - clock.now())),
      );
    }
  }

  function read(): Promise<LiveCount> {
    clearTimeout(timer);
    return (underWay ??= request(fetchPolled)
      .finally(() => (underWay = undefined))
      .then(take, fail));
  }

  function take(count: LiveCount): LiveCount {
    lastError = undefined;
    stream ??= connect({ take, wake: schedule });
    const isNews = learn(count);
    const latest = last ?? count;
    // Only of one that was stale when it came before: a fresh count may well be the same.
    inVain = isNews || lasts(latest, since, jitter) > 0 ? 0 : inVain + 1;
    dueIn(waitAfterCount(latest, clock.now(), inVain, jitter));
    tell((observer) => observer.next(latest));
    schedule();
    return latest;
  }

  function fail(error: RelayError): never {
    // A page that was left has not failed: it is asked for again as soon as somebody is back.
    if (error.code !== "aborted") {
      lastError = error;
      dueIn(waitAfterError(error, inVain++, jitter));
      tell((observer) => observer.error?.(error));
    }
    schedule();
    throw error;
  }

  /**
   * Two caches on the way may hold different counts: time must not run backwards here.
   *
   * @returns whether it is another count than the last
   */
  function learn(count: LiveCount): boolean {
    const { observedAt } = count;
    const isNews = observedAt === null ? last?.observedAt !== null : observedAt > (last?.observedAt ?? "");
    if (isNews) {
      last = count;
      clock.counted(Date.parse(observedAt ?? ""));
    }
    return isNews;
  }

  function tell(say: (observer: VisitorObserver) => void): void {
    for (const observer of observers.values()) {
      try {
        say(observer);
      } catch (error) {
        // The others must hear too. Thrown again where only the page's own error handling sees it.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  return {
    read,
    observe(observer, { initialCount, read: fetchCount = fetchPolled } = {}) {
      fetchPolled = fetchCount;
      const stop = () => {
        if (observers.delete(stop)) schedule();
      };
      if (initialCount?.observedAt && learn(initialCount)) {
        inVain = 0;
        dueIn(lasts(initialCount, clock.now(), jitter));
      }
      observers.set(stop, observer);
      queueMicrotask(() => {
        if (!observers.has(stop)) return;
        if (last && ageOf(last, clock.now()) <= last.windowSeconds * 1000) observer.next(last);
        if (lastError) observer.error?.(lastError);
      });
      schedule();
      return stop;
    },
  };
}
