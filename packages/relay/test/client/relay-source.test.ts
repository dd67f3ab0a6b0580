import { ageOf, stalenessOf, type LiveCount } from "@onlookers/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRelaySource, sharedRelaySource } from "../../src/client.js";
import { describeSource } from "../describe-source.js";
import { COUNT, FakeRelay, observed } from "./fake-relay.js";

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

describeSource("a relay's client", () => {
  const relay = new FakeRelay();
  relay.counts(17);
  return {
    source: createRelaySource({ url: "/r", fetch: relay.fetch }),
    counts: (visitors) => (visitors === null ? relay.answers(() => Response.error()) : relay.counts(visitors)),
    asked: () => relay.asked.length,
    pass,
  };
});

describe("a count that came with the page", () => {
  const initial = (age: number): LiveCount => ({
    ...COUNT,
    visitors: 8,
    observedAt: new Date(Date.now() - age * 1000).toISOString(),
  });

  it("is not asked for again before its ttl, and told to who has none", async () => {
    const { asked, source, observe } = observed({}, initial(10));
    observe();
    const heard: unknown[] = [];
    source.subscribe({}, { next: ({ visitors }) => heard.push(visitors) });
    await pass(19);
    expect(asked()).toBe(0);
    expect(heard).toEqual([8]);
    await pass(2);
    expect(asked()).toBe(1);
    expect(heard).toEqual([8, 17]);
  });

  it.each([31, 4_000])("is asked for at once if it is %d s old", async (age) => {
    const { asked, observe } = observed({}, initial(age));
    observe();
    await pass(1);
    expect(asked()).toBe(1);
  });

  it("grows old from then on even where the browser's clock is behind", async () => {
    const { source, relay, observe } = observed({}, initial(-3_600));
    relay.answers(() => Response.error());
    observe();
    await pass(301);
    expect(stalenessOf(initial(-3_600 + 301), source.now())).toBe("expired");
  });

  it("does not replace a newer one", async () => {
    const { source, observe, asked } = observed();
    observe();
    await pass(1);
    const heard: unknown[] = [];
    source.subscribe({}, { next: ({ visitors }) => heard.push(visitors) }, { initialCount: initial(20) });
    await pass(10);
    expect(heard).toEqual([17]);
    expect(asked()).toBe(1);
  });
});

describe("the server's time", () => {
  const HOUR = 3_600_000;

  it.each([-5 * HOUR, 0, 5 * HOUR])("is learnt from an answer, %d ms from the browser's", async (ahead) => {
    const { relay, source } = observed();
    relay.ahead = ahead;
    const count = await source.read({});
    expect(source.now()).toBe(relay.now);
    await pass(31);
    expect(ageOf(count, source.now())).toBe(31_000);
  });

  it("counts the time that an answer lay in a cache", async () => {
    const { relay, source } = observed();
    relay.ahead = HOUR;
    const ago = (seconds: number) => new Date(relay.now - seconds * 1000);
    relay.says(17, { observedAt: ago(45).toISOString() }, { age: "40", date: ago(40).toUTCString() });
    await source.read({});
    expect(source.now()).toBe(relay.now);
  });

  it.each(["-7", "x", ""])("takes no harm from Age: %s", async (age) => {
    const { relay, source } = observed();
    relay.says(17, {}, { age });
    await source.read({});
    expect(source.now()).toBe(relay.now);
  });

  it("unsaid, is the browser's, but makes no count younger than it has been at hand", async () => {
    const { relay, source } = observed();
    relay.hasDate = false;
    relay.ahead = HOUR;
    const count = await source.read({});
    await pass(301);
    expect(stalenessOf(count, source.now())).toBe("expired");
  });

  it("puts no poll off when it turns out to be earlier than the browser's", async () => {
    const { relay, source, asked, observe } = observed();
    relay.answers(() => Response.error());
    observe();
    await pass(1);
    relay.counts(17);
    relay.ahead = -5 * HOUR;
    await source.read({ page: "/a" });
    observe();
    await pass(5);
    expect(asked()).toBe(3);
  });

  it("keeps the pace of polling whatever the browser's clock says", async () => {
    for (const ahead of [-5 * HOUR, 5 * HOUR]) {
      const { relay, asked, observe } = observed();
      relay.ahead = ahead;
      const stop = observe();
      await pass(29);
      expect(asked()).toBe(1);
      await pass(2);
      expect(asked()).toBe(2);
      stop();
    }
  });
});

describe("sharedRelaySource, where there is no page", () => {
  it("is one for each address as it is given", () => {
    for (const url of ["/a", "https://shop.example/a"]) {
      expect(sharedRelaySource(url)).toBe(sharedRelaySource(`${url}/`));
      expect(sharedRelaySource(url)).not.toBe(sharedRelaySource("/b"));
    }
    expect(sharedRelaySource("/a")).not.toBe(sharedRelaySource("https://shop.example/a"));
  });
});
