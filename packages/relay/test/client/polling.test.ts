import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { observed } from "./fake-relay.js";

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

describe("polling", () => {
  it("asks at once, then whenever the count's ttl is over", async () => {
    const { asked, observe } = observed();
    observe();
    await pass(1);
    expect(asked()).toBe(1);
    await pass(28);
    expect(asked()).toBe(1);
    await pass(2);
    expect(asked()).toBe(2);
    await pass(30);
    expect(asked()).toBe(3);
  });

  it("waits up to a tenth longer, as chance has it", async () => {
    vi.mocked(Math.random).mockReturnValue(0.99);
    const { asked, observe } = observed();
    observe();
    await pass(32.9);
    expect(asked()).toBe(1);
    await pass(0.1);
    expect(asked()).toBe(2);
  });

  it("asks soon again after a stale count, and ever later while the same comes back", async () => {
    const { relay, observe } = observed();
    relay.says(17);
    await pass(40);
    observe();
    await pass(120);
    expect(relay.pauses()).toEqual([5, 10, 20, 30, 30]);
  });

  it("asks soon again after a stale count even if that was at hand while fresh", async () => {
    const { relay, asked, observe } = observed();
    relay.says(17);
    observe();
    await pass(31);
    expect(asked()).toBe(2);
    await pass(5);
    expect(asked()).toBe(3);
  });

  it.each(["Infinity", "1e300"])("goes on at its pace after a broken cache's Age: %s", async (age) => {
    const { relay, observe } = observed();
    relay.says(17, {}, { age });
    observe();
    await pass(60);
    expect(relay.pauses()).toEqual([5, 10, 20]);
  });

  it("does not let time run backwards when caches disagree", async () => {
    const { relay, heard, observe } = observed();
    const older = relay.says(17);
    await pass(20);
    const newer = relay.says(19);
    observe();
    await pass(1);
    relay.says(17, older);
    await pass(30);
    expect(heard).toEqual([newer, newer]);
  });

  it("takes the relay's word that nothing true can be said", async () => {
    const { relay, heard, observe } = observed();
    observe();
    await pass(1);
    const nothing = relay.says(null);
    await pass(30);
    expect(heard.at(-1)).toEqual(nothing);
  });

  it("shares nothing between queries", async () => {
    const { source, relay } = observed();
    source.subscribe({}, { next: () => {} });
    source.subscribe({ page: "/a" }, { next: () => {} });
    source.subscribe({ site: "blog" }, { next: () => {} });
    await pass(1);
    expect(relay.asked.map(({ url }) => url)).toEqual(["/r/default", "/r/default?page=/a", "/r/blog"]);
  });

  it("lets a read in between count as a poll", async () => {
    const { source, asked, heard, observe } = observed();
    observe();
    await pass(20);
    await source.read({});
    await pass(15);
    expect(asked()).toBe(2);
    expect(heard).toHaveLength(2);
  });

  it("ends with the last observer, and leaves no timer behind", async () => {
    const { asked, observe } = observed();
    const stops = [observe(), observe()];
    await pass(1);
    stops[0]?.();
    await pass(60);
    const before = asked();
    expect(before).toBeGreaterThan(1);
    stops[1]?.();
    await pass(600);
    expect(asked()).toBe(before);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("asks once for an observer that leaves and is back in the same task", async () => {
    const { heard, asked, observe } = observed();
    observe()();
    const stop = observe();
    await pass(1);
    stop();
    observe();
    await pass(1);
    expect(asked()).toBe(1);
    expect(heard).toHaveLength(2);
  });

  it("keeps on while one observer throws, and lets the page's own error handling see it", async () => {
    const { source, heard, observe, asked } = observed();
    const thrown: unknown[] = [];
    source.subscribe(
      {},
      {
        next() {
          throw new Error("a shop's mistake");
        },
      },
    );
    observe();
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
    expect(heard).toHaveLength(2);
    expect(asked()).toBe(2);
    expect(thrown).toEqual([new Error("a shop's mistake"), new Error("a shop's mistake")]);
  });
});

describe("failures", () => {
  it("are told, and asked again ever later", async () => {
    const { relay, heard, observe } = observed();
    relay.answers(() => new Response(null, { status: 502 }));
    observe();
    await pass(80);
    expect(relay.pauses()).toEqual([5, 10, 20, 40]);
    expect(heard).toEqual(["upstream", "upstream", "upstream", "upstream", "upstream"]);
  });

  it("are forgotten with the next count", async () => {
    const { relay, heard, asked, observe } = observed();
    relay.answers(() => Response.error());
    observe();
    await pass(5.5);
    relay.counts(17);
    await pass(10);
    expect(asked()).toBe(3);
    heard.length = 0;
    observe()();
    observe();
    await pass(0);
    expect(heard).toEqual([expect.objectContaining({ visitors: 17 })]);
    relay.answers(() => Response.error());
    await pass(30);
    expect(asked()).toBe(4);
    await pass(5);
    expect(asked()).toBe(5);
  });

  it("wait as long as the relay asks for", async () => {
    const { relay, asked, observe } = observed();
    relay.answers(() => new Response(null, { status: 429, headers: { "retry-after": "90" } }));
    observe();
    await pass(89);
    expect(asked()).toBe(1);
    await pass(2);
    expect(asked()).toBe(2);
  });

  it("are told to who comes late, with the last count unless that has expired", async () => {
    const { relay, heard, observe } = observed();
    observe();
    await pass(1);
    relay.answers(() => new Response(null, { status: 404 }));
    await pass(60);
    const before = heard.splice(0);
    observe()();
    observe();
    await pass(0);
    expect(heard).toEqual([before[0], "not_found"]);
    await pass(250);
    heard.length = 0;
    observe();
    await pass(0);
    expect(heard).toEqual(["not_found"]);
  });
});
