import { ageOf, stalenessOf, type LiveCount } from "@onlookers/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRelaySource, sharedRelaySource } from "../../src/client.js";
import { describeSource } from "../support/describe-source.js";
import { COUNT, FakeRelay, subscribed } from "./fake-relay.js";

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

describeSource("createRelaySource", () => {
  const relay = new FakeRelay();
  relay.counts(17);
  return {
    source: createRelaySource({ url: "/r", fetch: relay.fetch }),
    counts: (visitors) => (visitors === null ? relay.responds(() => Response.error()) : relay.counts(visitors)),
    requestCount: () => relay.requests.length,
    pass,
  };
});

describe("createRelaySource, with an initialCount,", () => {
  const initial = (age: number): LiveCount => ({
    ...COUNT,
    visitors: 8,
    observedAt: new Date(Date.now() - age * 1000).toISOString(),
  });

  it("sends no request before its ttl, and emits it to subscribers without one", async () => {
    const { requestCount, source, subscribe } = subscribed({}, initial(10));
    subscribe();
    const received: unknown[] = [];
    source.subscribe({}, { next: ({ visitors }) => received.push(visitors) });
    await pass(19);
    expect(requestCount()).toBe(0);
    expect(received).toEqual([8]);
    await pass(2);
    expect(requestCount()).toBe(1);
    expect(received).toEqual([8, 17]);
  });

  it.each([31, 4_000])("sends a request at once if it is %d s old", async (age) => {
    const { requestCount, subscribe } = subscribed({}, initial(age));
    subscribe();
    await pass(1);
    expect(requestCount()).toBe(1);
  });

  it("lets it age even if the browser's clock is behind", async () => {
    const { source, relay, subscribe } = subscribed({}, initial(-3_600));
    relay.responds(() => Response.error());
    subscribe();
    await pass(301);
    expect(stalenessOf(initial(-3_600 + 301), source.now())).toBe("expired");
  });

  it("keeps a newer count", async () => {
    const { source, subscribe, requestCount } = subscribed();
    subscribe();
    await pass(1);
    const received: unknown[] = [];
    source.subscribe({}, { next: ({ visitors }) => received.push(visitors) }, { initialCount: initial(20) });
    await pass(10);
    expect(received).toEqual([17]);
    expect(requestCount()).toBe(1);
  });
});

describe("createRelaySource.now", () => {
  const HOUR = 3_600_000;

  it.each([-5 * HOUR, 0, 5 * HOUR])(
    "returns the server's time after a response, %d ms ahead of the browser's",
    async (ahead) => {
      const { relay, source } = subscribed();
      relay.ahead = ahead;
      const count = await source.read({});
      expect(source.now()).toBe(relay.now);
      await pass(31);
      expect(ageOf(count, source.now())).toBe(31_000);
    },
  );

  it("adds the Age of a cached response", async () => {
    const { relay, source } = subscribed();
    relay.ahead = HOUR;
    const ago = (seconds: number) => new Date(relay.now - seconds * 1000);
    relay.sends(17, { observedAt: ago(45).toISOString() }, { age: "40", date: ago(40).toUTCString() });
    await source.read({});
    expect(source.now()).toBe(relay.now);
  });

  it.each(["-7", "x", ""])("ignores the invalid Age %j", async (age) => {
    const { relay, source } = subscribed();
    relay.sends(17, {}, { age });
    await source.read({});
    expect(source.now()).toBe(relay.now);
  });

  it("returns the browser's time without a Date header, but never one before the count", async () => {
    const { relay, source } = subscribed();
    relay.hasDate = false;
    relay.ahead = HOUR;
    const count = await source.read({});
    await pass(301);
    expect(stalenessOf(count, source.now())).toBe("expired");
  });

  it("delays no poll if the server's time is earlier than the browser's", async () => {
    const { relay, source, requestCount, subscribe } = subscribed();
    relay.responds(() => Response.error());
    subscribe();
    await pass(1);
    relay.counts(17);
    relay.ahead = -5 * HOUR;
    await source.read({ page: "/a" });
    subscribe();
    await pass(5);
    expect(requestCount()).toBe(3);
  });

  it("keeps the poll interval, whatever the browser's clock", async () => {
    for (const ahead of [-5 * HOUR, 5 * HOUR]) {
      const { relay, requestCount, subscribe } = subscribed();
      relay.ahead = ahead;
      const stop = subscribe();
      await pass(29);
      expect(requestCount()).toBe(1);
      await pass(2);
      expect(requestCount()).toBe(2);
      stop();
    }
  });
});

describe("sharedRelaySource, without a document,", () => {
  it("returns one source per URL as it is written", () => {
    for (const url of ["/a", "https://shop.example/a"]) {
      expect(sharedRelaySource(url)).toBe(sharedRelaySource(`${url}/`));
      expect(sharedRelaySource(url)).not.toBe(sharedRelaySource("/b"));
    }
    expect(sharedRelaySource("/a")).not.toBe(sharedRelaySource("https://shop.example/a"));
  });
});
