import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bannerDismissed, bannerShown, mayShowBanner, type BannerPast } from "../../src/banner/banner-rule.js";
import type { BannerRule } from "../../src/widget.js";

const START = Date.parse("2026-11-21T14:32:20.000Z");
const NOTHING: BannerPast = { dismissedAt: null, shownAt: [] };
const HOUR = 3600;

describe("a banner", () => {
  it("comes where nothing is remembered of it", () => expect(mayShowBanner(NOTHING, {}, START)).toBe(true));

  it("stays away for good once it was dismissed, unless the shop says for how long", () => {
    const past = bannerDismissed(NOTHING, START);
    const after = (seconds: number, rule?: BannerRule) => mayShowBanner(past, rule ?? {}, START + seconds * 1000);
    expect([0, HOUR, 1e9].map((seconds) => after(seconds))).toStrictEqual([false, false, false]);
    const rule = { dismissedForSeconds: HOUR };
    expect([0, HOUR - 1, HOUR].map((seconds) => after(seconds, rule))).toStrictEqual([false, false, true]);
  });

  it("stays away once it was shown as often as its cap allows", () => {
    const rule = { frequencyCap: { atMost: 2, perSeconds: HOUR } };
    const past = [0, 600].reduce((before, seconds) => bannerShown(before, rule, START + seconds * 1000), NOTHING);
    const after = (seconds: number) => mayShowBanner(past, rule, START + seconds * 1000);
    expect([600, HOUR - 1, HOUR].map(after)).toStrictEqual([false, false, true]);
  });

  it("is never shown by a cap of none, and is not counted without a cap", () => {
    expect(mayShowBanner(NOTHING, { frequencyCap: { atMost: 0, perSeconds: HOUR } }, START)).toBe(false);
    expect(bannerShown(NOTHING, {}, START)).toBe(NOTHING);
  });
});

it("whatever the cap, and whenever it is tried, it isn't passed in any span, and nothing older is kept", () => {
  const waits = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 60 });
  const caps = fc.record({ atMost: fc.integer({ min: 0, max: 5 }), perSeconds: fc.integer({ min: 1, max: 4 * HOUR }) });
  fc.assert(
    fc.property(waits, caps, (seconds, frequencyCap) => {
      const shownAt: number[] = [];
      let past = NOTHING;
      let now = START;
      for (const wait of seconds) {
        now += wait * 1000;
        const within = shownAt.filter((at) => now - at < frequencyCap.perSeconds * 1000);
        expect(mayShowBanner(past, { frequencyCap }, now)).toBe(within.length < frequencyCap.atMost);
        if (within.length >= frequencyCap.atMost) continue;
        past = bannerShown(past, { frequencyCap }, now);
        shownAt.push(now);
        expect(past.shownAt).toStrictEqual([...within, now]);
      }
    }),
  );
});
