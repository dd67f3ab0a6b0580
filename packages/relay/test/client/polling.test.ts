import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { subscribed } from "./fake-relay.js";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-21T14:32:20Z") });
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function pass(seconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(seconds * 1000);
}

describe("createRelaySource, polling,", () => {
  it("sends a request at once, then after each ttl", async () => {
    const { requestCount, subscribe } = subscribed();
    subscribe();
    await pass(1);
    expect(requestCount()).toBe(1);
    await pass(28);
    expect(requestCount()).toBe(1);
    await pass(2);
    expect(requestCount()).toBe(2);
    await pass(30);
    expect(requestCount()).toBe(3);
  });

  it("multiplies the poll interval by a random jitter of 1 to 1.1", async () => {
    vi.mocked(Math.random).mockReturnValue(0.99);
    const { requestCount, subscribe } = subscribed();
    subscribe();
    await pass(32.9);
    expect(requestCount()).toBe(1);
    await pass(0.1);
    expect(requestCount()).toBe(2);
  });

  it("polls again soon after a stale count, and later each time the same count returns", async () => {
    const { relay, subscribe } = subscribed();
    relay.sends(17);
    await pass(40);
    subscribe();
    await pass(120);
    expect(relay.pauses()).toEqual([5, 10, 20, 30, 30]);
  });

  it("polls again soon after a stale count that was fresh as an initial count", async () => {
    const { relay, requestCount, subscribe } = subscribed();
    relay.sends(17);
    subscribe();
    await pass(31);
    expect(requestCount()).toBe(2);
    await pass(5);
    expect(requestCount()).toBe(3);
  });

  it.each(["Infinity", "1e300"])("keeps its interval after the invalid Age %s of a broken cache", async (age) => {
    const { relay, subscribe } = subscribed();
    relay.sends(17, {}, { age });
    subscribe();
    await pass(60);
    expect(relay.pauses()).toEqual([30, 5, 10]);
  });

  it.each(["now", "performance"])("pauses between polls in a browser whose %s clock returns NaN", async (clock) => {
    const { relay, subscribe } = subscribed();
    subscribe();
    await pass(1);
    if (clock === "now") vi.spyOn(Date, "now").mockReturnValue(NaN);
    else vi.spyOn(performance, "now").mockReturnValue(NaN);
    await pass(120);
    expect(relay.requests.length).toBeLessThanOrEqual(25);
  });

  it("ignores an older count when caches disagree", async () => {
    const { relay, received, subscribe } = subscribed();
    const older = relay.sends(17);
    await pass(20);
    const newer = relay.sends(19);
    subscribe();
    await pass(1);
    relay.sends(17, older);
    await pass(30);
    expect(received).toEqual([newer, newer]);
  });

  it("emits a count without a number if the relay sends it", async () => {
    const { relay, received, subscribe } = subscribed();
    subscribe();
    await pass(1);
    const nothing = relay.sends(null);
    await pass(30);
    expect(received.at(-1)).toEqual(nothing);
  });

  it("polls each query by itself", async () => {
    const { source, relay } = subscribed();
    source.subscribe({}, { next: () => {} });
    source.subscribe({ page: "/a" }, { next: () => {} });
    source.subscribe({ site: "blog" }, { next: () => {} });
    await pass(1);
    expect(relay.requests.map(({ url }) => url)).toEqual(["/r/default", "/r/default?page=/a", "/r/blog"]);
  });

  it("restarts the interval after a read", async () => {
    const { source, requestCount, received, subscribe } = subscribed();
    subscribe();
    await pass(20);
    await source.read({});
    await pass(15);
    expect(requestCount()).toBe(2);
    expect(received).toHaveLength(2);
  });

  it("stops after the last subscriber, without a timer left", async () => {
    const { requestCount, subscribe } = subscribed();
    const stops = [subscribe(), subscribe()];
    await pass(1);
    stops[0]?.();
    await pass(60);
    const before = requestCount();
    expect(before).toBeGreaterThan(1);
    stops[1]?.();
    await pass(600);
    expect(requestCount()).toBe(before);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("sends one request for a subscriber that unsubscribes and subscribes again in one task", async () => {
    const { received, requestCount, subscribe } = subscribed();
    subscribe()();
    const stop = subscribe();
    await pass(1);
    stop();
    subscribe();
    await pass(1);
    expect(requestCount()).toBe(1);
    expect(received).toHaveLength(2);
  });

  it("continues while one observer throws, and reports the error to the page", async () => {
    const { source, received, subscribe, requestCount } = subscribed();
    const thrown: unknown[] = [];
    source.subscribe(
      {},
      {
        next() {
          throw new Error("a shop's mistake");
        },
      },
    );
    subscribe();
    const later = globalThis.queueMicrotask;
    vi.stubGlobal("queueMicrotask", (run: () => void) =>
      later(() => {
        try {
          run();
        } catch (error) {
          thrown.push(error);
        }
      }),
    );
    await pass(31);
    vi.unstubAllGlobals();
    expect(received).toHaveLength(2);
    expect(requestCount()).toBe(2);
    expect(thrown).toEqual([new Error("a shop's mistake"), new Error("a shop's mistake")]);
  });
});

describe("createRelaySource, after an error,", () => {
  it("reports it and retries, later each time", async () => {
    const { relay, received, subscribe } = subscribed();
    relay.responds(() => new Response(null, { status: 502 }));
    subscribe();
    await pass(80);
    expect(relay.pauses()).toEqual([5, 10, 20, 40]);
    expect(received).toEqual(["upstream", "upstream", "upstream", "upstream", "upstream"]);
  });

  it("forgets it with the next count", async () => {
    const { relay, received, requestCount, subscribe } = subscribed();
    relay.responds(() => Response.error());
    subscribe();
    await pass(5.5);
    relay.counts(17);
    await pass(10);
    expect(requestCount()).toBe(3);
    received.length = 0;
    subscribe()();
    subscribe();
    await pass(0);
    expect(received).toEqual([expect.objectContaining({ visitors: 17 })]);
    relay.responds(() => Response.error());
    await pass(30);
    expect(requestCount()).toBe(4);
    await pass(5);
    expect(requestCount()).toBe(5);
  });

  it("waits for the relay's Retry-After", async () => {
    const { relay, requestCount, subscribe } = subscribed();
    relay.responds(() => new Response(null, { status: 429, headers: { "retry-after": "90" } }));
    subscribe();
    await pass(89);
    expect(requestCount()).toBe(1);
    await pass(2);
    expect(requestCount()).toBe(2);
  });

  it("reports it to a late subscriber, after the last count unless that has expired", async () => {
    const { relay, received, subscribe } = subscribed();
    subscribe();
    await pass(1);
    relay.responds(() => new Response(null, { status: 404 }));
    await pass(60);
    const before = received.splice(0);
    subscribe()();
    subscribe();
    await pass(0);
    expect(received).toEqual([before[0], "not_found"]);
    await pass(250);
    received.length = 0;
    subscribe();
    await pass(0);
    expect(received).toEqual(["not_found"]);
  });
});
