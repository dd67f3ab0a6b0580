import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageOf, stalenessOf } from "../../src/index.js";
import { stalenessChangesIn } from "../../src/widget.js";

const OBSERVED = Date.parse("2026-11-21T14:32:20Z");
const count = { visitors: 17, observedAt: "2026-11-21T14:32:20.000Z", ttlSeconds: 30, windowSeconds: 300 };
const after = (seconds: number) => OBSERVED + seconds * 1000;

describe("stalenessOf", () => {
  it.each([
    [-3600, "fresh"],
    [0, "fresh"],
    [30, "fresh"],
    [30.001, "stale"],
    [300, "stale"],
    [300.001, "expired"],
  ] as const)("after %d s is %s", (seconds, staleness) => expect(stalenessOf(count, after(seconds))).toBe(staleness));

  it("ageOf is never negative, whatever the clock", () => expect(ageOf(count, after(-60))).toBe(0));

  it("is expired for a count without a number or a time", () => {
    expect(stalenessOf({ ...count, visitors: null }, OBSERVED)).toBe("expired");
    expect(stalenessOf({ ...count, observedAt: null }, OBSERVED)).toBe("expired");
    expect(stalenessOf({ ...count, observedAt: "soon" }, OBSERVED)).toBe("expired");
    expect(ageOf({ ...count, observedAt: null }, OBSERVED)).toBe(Infinity);
  });

  it("extends the ttl by the patience, but not the window", () => {
    expect(stalenessOf(count, after(40), 10_000)).toBe("fresh");
    expect(stalenessOf(count, after(40.001), 10_000)).toBe("stale");
    expect(stalenessOf(count, after(300.001), 900_000)).toBe("expired");
  });

  it("changes exactly after stalenessChangesIn", () => {
    const ages = fc.integer({ min: 0, max: 400_000 });
    fc.assert(
      fc.property(ages, fc.constantFrom(0, 13_000, 900_000), (age, patience) => {
        const now = OBSERVED + age;
        const at = (then: number) => stalenessOf(count, then, patience);
        const wait = stalenessChangesIn(count, now, patience);
        expect(wait === null).toBe(at(now) === "expired");
        if (wait === null) return;
        expect(at(now + wait - 1)).toBe(at(now));
        expect(at(now + wait)).not.toBe(at(now));
      }),
    );
  });
});
