import type { LiveCount, VisitorQuery } from "@onlookers/core";
import { createRelaySource } from "../../src/client.js";

/** A count of 17 that says all it can. */
export const COUNT: LiveCount = {
  site: "default",
  visitors: 17,
  scope: "site",
  page: null,
  windowSeconds: 300,
  observedAt: "2026-11-21T14:32:20.000Z",
  ttlSeconds: 30,
};

/** A relay as a browser sees it: what it answers, by a clock that may differ from the browser's. */
export class FakeRelay {
  /** Every request so far. */
  readonly asked: { readonly url: string; readonly init: RequestInit; readonly at: number }[] = [];
  /** Milliseconds that the relay's clock is ahead of the browser's. */
  ahead = 0;
  /** Whether answers say the time. */
  hasDate = true;
  #answer: () => Response | Promise<Response> = () => new Response(null, { status: 500 });

  readonly fetch: typeof fetch = async (input, init = {}) => {
    this.asked.push({ url: input instanceof Request ? input.url : String(input), init, at: Date.now() });
    return this.#answer();
  };

  get now(): number {
    return Date.now() + this.ahead;
  }

  /** Seconds between one request and the next. */
  pauses(): number[] {
    return this.asked.slice(1).map(({ at }, i) => (at - (this.asked[i]?.at ?? 0)) / 1000);
  }

  /** Answers with this count from now on, made at this moment. */
  says(visitors: number | null, change: Partial<LiveCount> = {}, headers: Record<string, string> = {}): LiveCount {
    const observedAt = visitors === null ? null : new Date(this.now).toISOString();
    const count = { ...COUNT, visitors, observedAt, ...change };
    this.answers(() => Response.json(count, { headers: { ...this.#date(), ...headers } }));
    return count;
  }

  /** Counts anew at every request. */
  counts(visitors: number): void {
    this.answers(() => {
      const count = { ...COUNT, visitors, observedAt: new Date(this.now).toISOString() };
      return Response.json(count, { headers: this.#date() });
    });
  }

  answers(answer: () => Response | Promise<Response>): void {
    this.#answer = answer;
  }

  #date(): Record<string, string> {
    return this.hasDate ? { date: new Date(this.now).toUTCString() } : {};
  }
}

/** A source, its relay of 17 visitors, and all that observers of it hear: counts, and the codes of errors. */
export function observed(query: VisitorQuery = {}, initialCount?: LiveCount) {
  const relay = new FakeRelay();
  relay.counts(17);
  const source = createRelaySource({ url: "/r", fetch: relay.fetch });
  const heard: (LiveCount | string)[] = [];
  const next = (count: LiveCount) => heard.push(count);
  const error = (failure: unknown) => heard.push(String(Object(failure).code));
  const observe = () => source.subscribe(query, { next, error }, { initialCount });
  return { relay, source, heard, observe, asked: () => relay.asked.length };
}
