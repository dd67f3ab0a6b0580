import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayShowBanner, withShowing, type BannerHistory } from "../../src/banner/banner-rule.js";
import type { BannerRule } from "../../src/widget.js";

const START = Date.parse("2026-11-21T14:32:20.000Z");
const NOTHING: BannerHistory = { dismissedAt: 0, shownAt: [] };
const HOUR = 3600;

describe("mayShowBanner", () => {
  it("allows a banner without a history", () => expect(mayShowBanner(NOTHING, {}, START)).toBe(true));

  it("refuses a dismissed banner for good, or for the seconds of the rule", () => {
    const after = (seconds: number, rule: BannerRule = {}) =>
      mayShowBanner({ ...NOTHING, dismissedAt: START }, rule, START + seconds * 1000);
    expect([0, HOUR, 1e9].map((seconds) => after(seconds))).toStrictEqual([false, false, false]);
    const rule = { dismissedForSeconds: HOUR };
    expect([0, HOUR - 1, HOUR].map((seconds) => after(seconds, rule))).toStrictEqual([false, false, true]);
  });

  it("refuses a banner that was shown as often as its cap allows, until a showing is old enough", () => {
    const cap = { atMost: 2, perSeconds: HOUR };
    const history = [0, 600].reduce((before, seconds) => withShowing(before, cap, START + seconds * 1000), NOTHING);
    const after = (seconds: number) => mayShowBanner(history, { frequencyCap: cap }, START + seconds * 1000);
    expect([600, HOUR - 1, HOUR].map(after)).toStrictEqual([false, false, true]);
  });

  it("refuses every banner with a cap of 0", () =>
    expect(mayShowBanner(NOTHING, { frequencyCap: { atMost: 0, perSeconds: HOUR } }, START)).toBe(false));

  it("never exceeds a cap in any span, and withShowing keeps no older showings", () => {
    const waits = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 60 });
    const caps = fc.record({
      atMost: fc.integer({ min: 0, max: 5 }),
      perSeconds: fc.integer({ min: 1, max: 4 * HOUR }),
    });
    fc.assert(
      fc.property(waits, caps, (seconds, frequencyCap) => {
        const shownAt: number[] = [];
        let history = NOTHING;
        let now = START;
        for (const wait of seconds) {
          now += wait * 1000;
          const within = shownAt.filter((at) => now - at < frequencyCap.perSeconds * 1000);
          expect(mayShowBanner(history, { frequencyCap }, now)).toBe(within.length < frequencyCap.atMost);
          if (within.length >= frequencyCap.atMost) continue;
          history = withShowing(history, frequencyCap, now);
          shownAt.push(now);
          expect(history.shownAt).toStrictEqual([...within, now]);
        }
      }),
    );
  });
});
