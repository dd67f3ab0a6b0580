import { describe, expect, it } from "vitest";
import { delayAfterCount, delayAfterError, remainingTtl } from "../../src/client/poll-interval.js";
import { RelayError, type RelayErrorCode } from "../../src/client/relay-error.js";
import { COUNT as count } from "./fake-relay.js";

const OBSERVED = Date.parse("2026-11-21T14:32:20Z");
const at = (age: number) => OBSERVED + age * 1000;
const error = (code: RelayErrorCode, retryAfterSeconds: number | null = null) =>
  new RelayError(code, "/r/default", 500, retryAfterSeconds);

describe("the poll interval", () => {
  it("of an initial count ends with its ttl", () => {
    expect(remainingTtl(count, at(12), 1)).toBe(18_000);
    expect(remainingTtl(count, at(31), 1)).toBe(0);
    expect(remainingTtl({ ...count, visitors: null, observedAt: null }, at(0), 1)).toBe(0);
  });

  it("after a fresh count lasts until its ttl, but at least 5 s", () => {
    expect(delayAfterCount(count, at(12), 0, 1)).toBe(18_000);
    expect(delayAfterCount(count, at(12), 3, 1)).toBe(18_000);
    expect(delayAfterCount(count, at(28), 0, 1)).toBe(5_000);
  });

  it("after a stale count starts at 5 s, and doubles up to the ttl while the count does not change", () => {
    const delays = [0, 1, 2, 3, 9, 2_000].map((unchangedPolls) => delayAfterCount(count, at(40), unchangedPolls, 1));
    expect(delays).toEqual([5_000, 10_000, 20_000, 30_000, 30_000, 30_000]);
  });

  it("after a count without a number is that of a stale count", () => {
    const nothing = { ...count, visitors: null, observedAt: null };
    expect([0, 1, 2, 3].map((unchangedPolls) => delayAfterCount(nothing, at(0), unchangedPolls, 1))).toEqual([
      5_000, 10_000, 20_000, 30_000,
    ]);
  });

  it.each(["network", "timeout", "upstream", "invalid_response", "rate_limited"] as const)(
    "after %s doubles each time, up to 5 min",
    (code) => {
      const delays = [0, 1, 2, 5, 6, 2_000].map((unchangedPolls) => delayAfterError(error(code), unchangedPolls, 1));
      expect(delays).toEqual([5_000, 10_000, 20_000, 160_000, 300_000, 300_000]);
    },
  );

  it("after an error is at least its Retry-After", () => {
    expect(delayAfterError(error("rate_limited", 60), 0, 1)).toBe(60_000);
    expect(delayAfterError(error("upstream", 0), 0, 1)).toBe(5_000);
  });

  it.each(["not_found", "bad_request"] as const)("after %s is the maximum, 5 min", (code) => {
    expect(delayAfterError(error(code), 0, 1)).toBe(300_000);
  });

  it("of all counts of one reading ends at the same time, for the same jitter", () => {
    expect([12, 20].map((age) => age * 1000 + remainingTtl(count, at(age), 1.05))).toEqual([31_500, 31_500]);
    expect([12, 20].map((age) => age * 1000 + delayAfterCount(count, at(age), 0, 1.05))).toEqual([31_500, 31_500]);
  });

  it("is multiplied by the jitter after errors and stale counts too", () => {
    expect(delayAfterError(error("network"), 0, 1.1)).toBe(5_500);
    expect(delayAfterError(error("not_found"), 0, 1.1)).toBe(330_000);
    expect(delayAfterCount(count, at(40), 1, 1.1)).toBe(11_000);
  });
});
