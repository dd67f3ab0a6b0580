import CachePolicy from "http-cache-semantics";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cacheControl, mayRevalidate, type Freshness } from "../../src/http/cache-control.js";

const NOW = Date.UTC(2026, 10, 21, 14);

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOW }));
afterEach(() => void vi.useRealTimers());

const freshness = fc
  .record({
    windowSeconds: fc.integer({ min: 10, max: 1800 }),
    interval: fc.double({ min: 0, max: 1, noNaN: true }),
    age: fc.double({ min: 0, max: 1.2, noNaN: true }),
    dueInSeconds: fc.double({ min: -600, max: 3600, noNaN: true }),
  })
  .map(({ windowSeconds, interval, age, dueInSeconds }): Freshness => {
    const intervalSeconds = Math.max(1, Math.ceil(interval * windowSeconds));
    return { windowSeconds, intervalSeconds, ageSeconds: age * windowSeconds, dueInSeconds };
  });

/** How long a cache may store a response, fresh and stale together, by a library for RFC 9111 and 5861. */
function longestSeconds(directives: string, cache: { shared: boolean }): number {
  const headers = { "cache-control": `public, ${directives}`, date: new Date().toUTCString() };
  return new CachePolicy({ url: "/shop", headers: {} }, { status: 200, headers }, cache).timeToLive() / 1000;
}

describe("cacheControl, in a chain of caches without Age,", () => {
  it("lets two shared caches and a browser store no count past its window", () => {
    fc.assert(
      fc.property(freshness, (given) => {
        const held = longestSeconds(cacheControl(given), { shared: true });
        const inBrowser = longestSeconds(cacheControl(given), { shared: false });
        expect(2 * held + inBrowser).toBeLessThanOrEqual(Math.max(0, given.windowSeconds - given.ageSeconds));
      }),
      { numRuns: 2000 },
    );
  });

  it("lets no cache store a count past its window if each keeps its directives after a 304", () => {
    fc.assert(
      fc.property(freshness, fc.double({ min: 0, max: 1, noNaN: true }), (later, part) => {
        fc.pre(mayRevalidate(later));
        const stored = cacheControl({ ...later, ageSeconds: later.ageSeconds * part });
        const held = longestSeconds(stored, { shared: true });
        expect(later.ageSeconds + 3 * held).toBeLessThanOrEqual(later.windowSeconds);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("cacheControl", () => {
  const plausible = { intervalSeconds: 30, windowSeconds: 300 };

  it.for([
    [
      "fresh",
      { ...plausible, ageSeconds: 12, dueInSeconds: 18 },
      "max-age=18, stale-while-revalidate=5, stale-if-error=72",
    ],
    [
      "due",
      { ...plausible, ageSeconds: 30, dueInSeconds: 0 },
      "max-age=5, stale-while-revalidate=5, stale-if-error=85",
    ],
    [
      "backed off",
      { ...plausible, ageSeconds: 120, dueInSeconds: 90 },
      "max-age=30, stale-while-revalidate=5, stale-if-error=30",
    ],
    ["nearly expired", { ...plausible, ageSeconds: 296, dueInSeconds: 0 }, "max-age=1"],
    ["expired", { ...plausible, ageSeconds: 301, dueInSeconds: 0 }, "max-age=0"],
    [
      "of a short window",
      { intervalSeconds: 60, windowSeconds: 180, ageSeconds: 0, dueInSeconds: 60 },
      "max-age=20, stale-while-revalidate=5, stale-if-error=20",
    ],
    [
      "read once a window",
      { intervalSeconds: 180, windowSeconds: 180, ageSeconds: 0, dueInSeconds: 180 },
      "max-age=15, stale-while-revalidate=5, stale-if-error=15",
    ],
  ] as const)("returns the directives of a count that is %s", ([, given, expected]) => {
    expect(cacheControl(given)).toBe(expected);
  });

  it("returns whole seconds, and never s-maxage, which turns the stale rules off", () => {
    fc.assert(
      fc.property(freshness, (given) => {
        expect(cacheControl(given)).toMatch(
          /^max-age=\d+(, stale-while-revalidate=[1-9]\d*, stale-if-error=[1-9]\d*)?$/,
        );
      }),
    );
  });
});
