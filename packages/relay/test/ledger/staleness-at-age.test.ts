import { stalenessOf } from "@onlookers/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLOCK_SLACK_MS, observedAtOf, stalenessAtAge } from "../../src/ledger/ledger-state.js";

const OBSERVED = Date.UTC(2026, 10, 21, 14);
const LIFETIME = { ttlSeconds: 60, windowSeconds: 180 };
const stored = (observedAt: string) => ({ activeVisitors: 17, observedAt, pages: null });

describe("stalenessAtAge", () => {
  it("agrees with core's stalenessOf at every age", () => {
    fc.assert(
      fc.property(fc.integer({ min: -CLOCK_SLACK_MS, max: 200_000 }), (age) => {
        const observedAt = new Date(OBSERVED).toISOString();
        const count = { ...LIFETIME, visitors: 17, observedAt };
        const since = OBSERVED + age - observedAtOf(stored(observedAt));
        expect(stalenessAtAge(since, LIFETIME)).toBe(stalenessOf(count, OBSERVED + age));
      }),
    );
  });

  it.each([
    ["no snapshot", null],
    [
      "a snapshot from further ahead than two clocks may differ",
      stored(new Date(OBSERVED + CLOCK_SLACK_MS + 1).toISOString()),
    ],
    ["a snapshot with an invalid time", stored("some day")],
  ])("returns expired for %s", (_, snapshot) => {
    expect(stalenessAtAge(OBSERVED - observedAtOf(snapshot), LIFETIME)).toBe("expired");
  });
});
