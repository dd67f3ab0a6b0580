import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageOf, stalenessOf, type LiveCount } from "../../src/index.js";
import { isCurrent, newerOf, ofKnownAge, stalenessChangesIn } from "../../src/widget.js";

const OBSERVED = Date.parse("2026-11-21T14:32:20Z");
const count: LiveCount = {
  site: "default",
  visitors: 17,
  scope: "site",
  page: null,
  observedAt: "2026-11-21T14:32:20.000Z",
  ttlSeconds: 30,
  windowSeconds: 300,
};
const after = (seconds: number) => OBSERVED + seconds * 1000;

describe("stalenessOf", () => {
  it.each([
    [-60.001, "expired"],
    [-60, "fresh"],
    [0, "fresh"],
    [30, "fresh"],
    [30.001, "stale"],
    [300, "stale"],
    [300.001, "expired"],
  ] as const)("after %d s is %s", (seconds, staleness) => expect(stalenessOf(count, after(seconds))).toBe(staleness));

  it("has an age of 0 for a count that is a little ahead, and no age for one from the future", () => {
    expect(ageOf(count, after(-60))).toBe(0);
    expect(ageOf(count, after(-60.001))).toBe(Infinity);
  });

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

describe("isCurrent", () => {
  it.each([
    [-61, false],
    [0, true],
    [300, true],
    [301, false],
    [NaN, false],
  ])("at %d s is %s", (seconds, is) => expect(isCurrent(count, after(seconds))).toBe(is));
});

describe("ofKnownAge", () => {
  it("returns the count, and drops the number of one from the future", () => {
    expect(ofKnownAge(count, after(9_000))).toBe(count);
    expect(ofKnownAge(count, after(-61))).toEqual({ ...count, visitors: null, observedAt: null });
    expect(ofKnownAge(count, NaN)).toEqual({ ...count, visitors: null, observedAt: null });
  });
});

describe("newerOf", () => {
  const at = (seconds: number) => ({ ...count, observedAt: new Date(after(seconds)).toISOString() });
  const [older, newer, future] = [at(0), at(10), at(3_600)];
  const none = { ...count, visitors: null, observedAt: null };

  it("returns the younger count, and the first of two that are equal", () => {
    const same = { ...older };
    expect(newerOf(newer, older, after(20))).toBe(newer);
    expect(newerOf(older, newer, after(20))).toBe(newer);
    expect(newerOf(same, older, after(20))).toBe(same);
    expect(newerOf(older, undefined, after(20))).toBe(older);
  });

  it("prefers any count to one from the future, which a clock that was wrong has left", () => {
    expect(newerOf(future, older, after(20))).toBe(older);
    expect(newerOf(older, future, after(20))).toBe(older);
  });

  it("returns an answer without a number", () => {
    expect(newerOf(none, older, after(20))).toBe(none);
    expect(newerOf(older, none, after(20))).toBe(older);
  });
});
