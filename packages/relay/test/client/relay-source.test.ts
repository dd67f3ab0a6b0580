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

  it.each([-61, -3_600, 301])(
    "emits none that is %d s old by the browser's clock, until an answer arrives",
    async (age) => {
      const { relay, received, subscribe } = subscribed({}, initial(age));
      const count = relay.sends(17);
      subscribe();
      await pass(1);
      expect(received).toEqual([count]);
    },
  );

  it("does not emit it later either, when a slow clock reaches its time", async () => {
    const { relay, source, subscribe } = subscribed({}, initial(-90));
    relay.responds(() => Response.error());
    subscribe();
    await pass(120);
    const next = vi.fn<(count: LiveCount) => void>();
    source.subscribe({}, { next });
    await pass(60);
    expect(next).not.toHaveBeenCalled();
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
    "returns the server's time after two responses, %d ms ahead of the browser's",
    async (ahead) => {
      const { relay, source } = subscribed();
      relay.ahead = ahead;
      await source.read({});
      await pass(1);
      const count = await source.read({});
      expect(source.now() - relay.now).toBe(ahead && 1_000); // A cache may have held it since the first.
      await pass(31);
      expect(ageOf(count, source.now())).toBe(31_000 + (ahead && 1_000));
    },
  );

  it("adds the Age of a cached response", async () => {
    const { relay, source } = subscribed();
    relay.ahead = 50_000;
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

  it("returns the browser's time without a Date header, and no number if that contradicts it", async () => {
    const { relay, source } = subscribed();
    relay.hasDate = false;
    expect((await source.read({})).visitors).toBe(17);
    relay.ahead = HOUR;
    const other = await source.read({ page: "/a" });
    expect([other.visitors, source.now()]).toEqual([null, Date.now()]);
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

  it.each([-5 * HOUR, 5 * HOUR])(
    "sends one poll more, after 5 s, if the relay's clock is %d ms ahead",
    async (ahead) => {
      const { relay, received, subscribe } = subscribed();
      relay.ahead = ahead;
      subscribe();
      await pass(6);
      expect(received).toHaveLength(2);
      await pass(90);
      expect(relay.pauses().map(Math.round)).toEqual([5, 25, 25, 25]);
    },
  );
});

describe("createRelaySource, with one wrong answer,", () => {
  const HOUR = 3_600_000;
  const aheadBy = (milliseconds: number) => new Date(Date.now() + milliseconds);

  it.each([
    ["a Date that is an hour ahead", () => ({ change: {}, headers: { date: aheadBy(HOUR).toUTCString() } })],
    ["an Age of a day", () => ({ change: {}, headers: { age: "86400" } })],
    [
      "an observedAt that is an hour ahead",
      () => ({ change: { observedAt: aheadBy(HOUR).toISOString() }, headers: {} }),
    ],
    ["an observedAt in the year 9999", () => ({ change: { observedAt: "9999-01-01T00:00:00.000Z" }, headers: {} })],
  ])("shows the next right one after %s", async (_, wrong) => {
    const { relay, source, received, subscribe } = subscribed();
    const { change, headers } = wrong();
    relay.sends(900, change, headers);
    subscribe();
    await pass(1);
    relay.counts(17);
    await pass(40);
    const last = received.at(-1);
    expect(last).toMatchObject({ visitors: 17 });
    expect(stalenessOf({ ...COUNT, ...Object(last) }, source.now())).toBe("fresh");
  });

  it("never shows an answer of hours ago from a service worker, and shows the first one from the relay", async () => {
    const { relay, received, subscribe } = subscribed();
    const old = { observedAt: aheadBy(-3 * HOUR).toISOString() };
    relay.sends(900, old, { date: aheadBy(-3 * HOUR).toUTCString() });
    subscribe();
    await pass(60);
    const isShown = (count: unknown) => stalenessOf({ ...COUNT, ...Object(count) }, Date.now()) !== "expired";
    expect(received.some(isShown)).toBe(false);
    relay.counts(17);
    await pass(30);
    expect(isShown(received.at(-1))).toBe(true);
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
