import { describe, expect, it } from "vitest";
import { lasts, waitAfterCount, waitAfterError } from "../../src/client/pace.js";
import { RelayError, type RelayErrorCode } from "../../src/client/relay-error.js";
import { COUNT as count } from "./fake-relay.js";

const OBSERVED = Date.parse("2026-11-21T14:32:20Z");
const at = (age: number) => OBSERVED + age * 1000;
const error = (code: RelayErrorCode, retryAfterSeconds: number | null = null) =>
  new RelayError(code, "/r/default", 500, retryAfterSeconds);

describe("the pace", () => {
  it("a count at hand lasts until its ttl", () => {
    expect(lasts(count, at(12), 1)).toBe(18_000);
    expect(lasts(count, at(31), 1)).toBe(0);
    expect(lasts({ ...count, visitors: null, observedAt: null }, at(0), 1)).toBe(0);
  });

  it("after a fresh count the relay is asked at its ttl, and not within 5 s", () => {
    expect(waitAfterCount(count, at(12), 0, 1)).toBe(18_000);
    expect(waitAfterCount(count, at(12), 3, 1)).toBe(18_000);
    expect(waitAfterCount(count, at(28), 0, 1)).toBe(5_000);
  });

  it("after a stale count it is asked soon, then ever later up to the ttl, while the same comes back", () => {
    const waits = [0, 1, 2, 3, 9, 2_000].map((inVain) => waitAfterCount(count, at(40), inVain, 1));
    expect(waits).toEqual([5_000, 10_000, 20_000, 30_000, 30_000, 30_000]);
  });

  it("where nothing can be said, likewise", () => {
    const nothing = { ...count, visitors: null, observedAt: null };
    expect([0, 1, 2, 3].map((inVain) => waitAfterCount(nothing, at(0), inVain, 1))).toEqual([
      5_000, 10_000, 20_000, 30_000,
    ]);
  });

  it.each(["network", "timeout", "upstream", "invalid_response", "rate_limited"] as const)(
    "after %s it waits twice as long each time, up to 5 min",
    (code) => {
      const waits = [0, 1, 2, 5, 6, 2_000].map((inVain) => waitAfterError(error(code), inVain, 1));
      expect(waits).toEqual([5_000, 10_000, 20_000, 160_000, 300_000, 300_000]);
    },
  );

  it("waits at least as long as the answer asks for", () => {
    expect(waitAfterError(error("rate_limited", 60), 0, 1)).toBe(60_000);
    expect(waitAfterError(error("upstream", 0), 0, 1)).toBe(5_000);
  });

  it.each(["not_found", "bad_request"] as const)("seldom asks again after %s", (code) => {
    expect(waitAfterError(error(code), 0, 1)).toBe(300_000);
  });

  it("lets all counts of one reading last until one instant, by the browser's slack", () => {
    expect([12, 20].map((age) => age * 1000 + lasts(count, at(age), 1.05))).toEqual([31_500, 31_500]);
    expect([12, 20].map((age) => age * 1000 + waitAfterCount(count, at(age), 0, 1.05))).toEqual([31_500, 31_500]);
  });

  it("stretches the waits after failures and stale counts too", () => {
    expect(waitAfterError(error("network"), 0, 1.1)).toBe(5_500);
    expect(waitAfterError(error("not_found"), 0, 1.1)).toBe(330_000);
    expect(waitAfterCount(count, at(40), 1, 1.1)).toBe(11_000);
  });
});
