import { ageOf, type LiveCount, type SubscribeOptions, type VisitorObserver } from "@onlookers/core";
import { lasts, waitAfterCount, waitAfterError } from "./pace.js";
import { isPageActive } from "./page-activity.js";
import { RelayError } from "./relay-error.js";
import type { ServerClock } from "./server-clock.js";

/** What a feed has around it. */
export interface FeedSurroundings {
  /** Makes one request; rejects with a {@link RelayError}. */
  readonly ask: (via: SubscribeOptions["via"]) => Promise<LiveCount>;
  readonly clock: ServerClock;
  /** What waits are multiplied by: a little more than 1. The same for all feeds, or those would part that ask together. */
  readonly slack: number;
  /** The line beside the polls; says whether it is live. */
  readonly line: (isWanted: boolean) => boolean | undefined;
  /** Called once nobody observes any more and nothing is under way. */
  readonly onIdle: () => void;
}

/** One query's counts for all who observe it: one poll loop, one request at a time. */
export interface Feed {
  /** One count, by the request under way if there is one. Observers hear of it too. */
  read(): Promise<LiveCount>;
  /** @returns ends the observation */
  observe(observer: VisitorObserver, options?: SubscribeOptions): () => void;
  /** Takes a count that came without being asked for. */
  take(count: LiveCount): void;
  /** To be called when the page has become active or ceased to be: asks at once if that is overdue. */
  wake(): void;
}

export function createFeed({ ask, clock, slack, line, onIdle }: FeedSurroundings): Feed {
  /** By the function that ends each observation: an observer may come twice. */
  const observers = new Map<() => void, VisitorObserver>();
  let last: LiveCount | undefined;
  let lastError: unknown;
  let way: SubscribeOptions["via"];
  let underWay: Promise<LiveCount> | undefined;
  /** How many polls in a row have brought nothing new, of a count that was stale already. */
  let inVain = 0;
  // The next poll is due `wait` after `since`.
  let wait = 0;
  let since = clock.now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function dueIn(milliseconds: number): void {
    wait = milliseconds;
    since = clock.now();
  }

  function schedule(): void {
    clearTimeout(timer);
    const isActive = isPageActive();
    // While counts come by themselves, polls are there for a line that is dead without knowing it.
    const patience = line(isActive) ? wait : 0;
    if (underWay) return;
    if (observers.size === 0) {
      // Not at once: who leaves and is back within the task, as React's StrictMode does, finds all as it was.
      timer = setTimeout(onIdle, 0);
    } else if (isActive) {
      // Never longer than `wait`, should the server's time turn out to be earlier than it seemed.
      timer = setTimeout(poll, patience + Math.min(wait, Math.max(0, since + wait - clock.now())));
    }
  }

  function poll(): void {
    read().catch(() => {}); // Observers have heard of it.
  }

  function read(): Promise<LiveCount> {
    clearTimeout(timer);
    return (underWay ??= ask(way)
      .finally(() => (underWay = undefined))
      .then(take, fail));
  }

  function take(count: LiveCount): LiveCount {
    lastError = undefined;
    const isNews = learn(count);
    const latest = last ?? count;
    // Only of one that was stale when it came before: a fresh count may well be the same.
    inVain = isNews || lasts(latest, since, slack) > 0 ? 0 : inVain + 1;
    dueIn(waitAfterCount(latest, clock.now(), inVain, slack));
    tell((observer) => observer.next(latest));
    schedule();
    return latest;
  }

  function fail(error: unknown): never {
    // A page that was left has not failed: it is asked for again as soon as somebody is back.
    if (error instanceof RelayError && error.code !== "aborted") {
      lastError = error;
      dueIn(waitAfterError(error, inVain++, slack));
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
    take,
    wake: schedule,
    observe(observer, { initialCount, via } = {}) {
      way = via ?? way;
      const stop = () => {
        if (observers.delete(stop)) schedule();
      };
      if (initialCount?.observedAt && learn(initialCount)) {
        inVain = 0;
        dueIn(lasts(initialCount, clock.now(), slack));
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
