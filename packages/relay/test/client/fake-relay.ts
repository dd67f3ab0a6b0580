import type { LiveCount, VisitorQuery } from "@onlookers/core";
import { createRelaySource } from "../../src/client.js";

/** A count of 17 visitors of the site. */
export const COUNT: LiveCount = {
  site: "default",
  visitors: 17,
  scope: "site",
  page: null,
  windowSeconds: 300,
  observedAt: "2026-11-21T14:32:20.000Z",
  ttlSeconds: 30,
};

/** A relay with responses set by the test, and a clock that may differ from the browser's. */
export class FakeRelay {
  /** Every request so far. */
  readonly requests: { readonly url: string; readonly init: RequestInit; readonly at: number }[] = [];
  /** How many milliseconds the relay's clock is ahead of the browser's. */
  ahead = 0;
  /** Whether responses have a Date header. */
  hasDate = true;
  #answer: () => Response | Promise<Response> = () => new Response(null, { status: 500 });

  readonly fetch: typeof fetch = async (input, init = {}) => {
    this.requests.push({ url: input instanceof Request ? input.url : String(input), init, at: Date.now() });
    return this.#answer();
  };

  get now(): number {
    return Date.now() + this.ahead;
  }

  /** Seconds between one request and the next. */
  pauses(): number[] {
    return this.requests.slice(1).map(({ at }, i) => (at - (this.requests[i]?.at ?? 0)) / 1000);
  }

  /** Responds with this count from now on, observed at this moment. */
  sends(visitors: number | null, change: Partial<LiveCount> = {}, headers: Record<string, string> = {}): LiveCount {
    const observedAt = visitors === null ? null : new Date(this.now).toISOString();
    const count = { ...COUNT, visitors, observedAt, ...change };
    this.responds(() => Response.json(count, { headers: { ...this.#date(), ...headers } }));
    return count;
  }

  /** Responds with a new count to each request. */
  counts(visitors: number): void {
    this.responds(() => {
      const count = { ...COUNT, visitors, observedAt: new Date(this.now).toISOString() };
      return Response.json(count, { headers: this.#date() });
    });
  }

  responds(answer: () => Response | Promise<Response>): void {
    this.#answer = answer;
  }

  #date(): Record<string, string> {
    return this.hasDate ? { date: new Date(this.now).toUTCString() } : {};
  }
}

/** A source, its relay of 17 visitors, and everything that its observers receive: counts, and the codes of errors. */
export function subscribed(query: VisitorQuery = {}, initialCount?: LiveCount) {
  const relay = new FakeRelay();
  relay.counts(17);
  const source = createRelaySource({ url: "/r", fetch: relay.fetch });
  const received: (LiveCount | string)[] = [];
  const next = (count: LiveCount) => received.push(count);
  const error = (failure: unknown) => received.push(String(Object(failure).code));
  const subscribe = () => source.subscribe(query, { next, error }, { initialCount });
  return { relay, source, received, subscribe, requestCount: () => relay.requests.length };
}
