import { stalenessOf } from "@onlookers/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CLOCK_SLACK_MS, observedAtOf, stalenessSince } from "../../src/ledger/kept-snapshot.js";

const OBSERVED = Date.UTC(2026, 10, 21, 14);
const LIFETIME = { ttlSeconds: 60, windowSeconds: 180 };
const kept = (observedAt: string) => ({ activeVisitors: 17, observedAt, pages: null });

test("a kept count is as stale as a browser finds it", () => {
  fc.assert(
    fc.property(fc.integer({ min: -CLOCK_SLACK_MS, max: 200_000 }), (age) => {
      const snapshot = kept(new Date(OBSERVED).toISOString());
      const count = { ...LIFETIME, visitors: 17, observedAt: snapshot.observedAt };
      expect(stalenessSince(observedAtOf(snapshot), LIFETIME, OBSERVED + age)).toBe(stalenessOf(count, OBSERVED + age));
    }),
  );
});

test.each([
  ["none", null],
  ["one from further ahead than clocks differ", kept(new Date(OBSERVED + CLOCK_SLACK_MS + 1).toISOString())],
  ["one without a time", kept("some day")],
])("nothing is shown of %s", (_, snapshot) => {
  expect(stalenessSince(observedAtOf(snapshot), LIFETIME, OBSERVED)).toBe("expired");
});
