import type { LiveCount, VisitorObserver, VisitorQuery, VisitorSource } from "@onlookers/core";

export const START = Date.parse("2026-11-21T14:32:20.000Z");

/** 17 people on the site in the last 5 minutes, counted at `START`. */
export const COUNT: LiveCount = {
  site: "default",
  visitors: 17,
  scope: "site",
  page: null,
  windowSeconds: 300,
  observedAt: "2026-11-21T14:32:20.000Z",
  ttlSeconds: 30,
};

export const PAGE_COUNT: LiveCount = { ...COUNT, visitors: 4, scope: "page", page: "/pricing" };

/** A source whose counts and errors a test emits. Its clock is the (fake) `Date.now`. */
export class ManualSource implements VisitorSource {
  readonly reads: VisitorQuery[] = [];
  /** The arguments of each active subscription. */
  readonly subscriptions = new Set<{ query: VisitorQuery; observer: VisitorObserver; initialCount?: LiveCount }>();

  now = (): number => Date.now();

  async read(query: VisitorQuery): Promise<LiveCount> {
    this.reads.push(query);
    return COUNT;
  }

  subscribe: VisitorSource["subscribe"] = (query, observer, { initialCount } = {}) => {
    const subscription = { query, observer, ...(initialCount && { initialCount }) };
    this.subscriptions.add(subscription);
    return () => this.subscriptions.delete(subscription);
  };

  /** Emits a count to all observers of the page, or of the site. */
  emit(count: LiveCount, page?: string): void {
    for (const { observer } of this.#observing(page)) observer.next(count);
  }

  fail(error: unknown, page?: string): void {
    for (const { observer } of this.#observing(page)) observer.error?.(error);
  }

  #observing(page: string | undefined) {
    return [...this.subscriptions].filter(({ query }) => query.page === page);
  }
}
