import { describe, expect, it } from "vitest";
import { createMock, TRAFFIC_LEVELS, type World } from "../../src/index.js";
import { fakeClock } from "../support/fake-clock.js";

function visitorsOverADay(world: World, clock: ReturnType<typeof fakeClock>): number[] {
  return Array.from({ length: 24 }, (_, hour) => {
    clock.setTo(`2026-11-21T${String(hour).padStart(2, "0")}:30:00Z`);
    return world.visitors("shop", 300);
  });
}

describe("simulated traffic", () => {
  it("is the same for the same seed, whatever was read before", () => {
    const clock = fakeClock();
    const one = createMock({ now: clock.now, seed: "a" }).world;
    const other = createMock({ now: clock.now, seed: "a" }).world;
    for (let step = 0; step < 20; step += 1) {
      one.visitors("shop", 180);
      clock.advance(37);
    }
    expect(one.pageviews("shop", 300)).toEqual(other.pageviews("shop", 300));
    expect(one.visitors("shop", 300)).toBeGreaterThan(0);
  });

  it("differs for another seed", () => {
    const clock = fakeClock();
    const pageviews = (seed: number) => createMock({ now: clock.now, seed }).world.pageviews("shop", 300);
    expect(pageviews(1)).not.toEqual(pageviews(2));
  });

  it("is the same for an instant after the clock jumped by a day and back", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now, traffic: "rush" });
    const before = world.pageviews("shop", 300);
    clock.advance(86_400);
    expect(world.visitors("shop", 300)).toBeGreaterThan(0);
    clock.advance(-86_400);
    expect(world.pageviews("shop", 300)).toEqual(before);
  });

  it("changes by few visitors from second to second", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now, traffic: "rush" });
    for (let second = 0; second < 120; second += 1) {
      const before = world.visitors("shop", 300);
      clock.advance(1);
      expect(Math.abs(world.visitors("shop", 300) - before)).toBeLessThan(20);
    }
  });

  it("is low at night and high in the evening", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now, traffic: "rush" });
    const day = visitorsOverADay(world, clock);
    const night = Math.max(...day.slice(2, 5));
    const evening = Math.min(...day.slice(18, 21));
    expect(evening).toBeGreaterThan(2 * night);
    expect(night).toBeGreaterThan(0);
  });

  it("has sessions of several page views and limited length", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now, traffic: "rush" });
    const pageviews = world.pageviews("shop", 1200);
    const sessions = [...new Set(pageviews.map(({ visitor }) => visitor))].map((visitor) =>
      pageviews.filter((view) => view.visitor === visitor),
    );
    const mean = pageviews.length / sessions.length;
    expect(mean).toBeGreaterThan(2);
    expect(mean).toBeLessThan(5);
    const longest = sessions.map((session) => (session.at(-1)?.at ?? 0) - (session[0]?.at ?? 0));
    expect(Math.max(...longest)).toBeLessThan(12 * 60_000);
  });
});

describe("the numbers of the world", () => {
  it("derive from the page views and agree with each other", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now, traffic: "rush" });
    const pageviews = world.pageviews("shop", 300);
    expect(world.visitors("shop", 300)).toBe(new Set(pageviews.map(({ visitor }) => visitor)).size);
    expect(world.visitors("shop", 180)).toBeLessThan(world.visitors("shop", 300));
    const onPricing = pageviews.filter(({ path }) => path === "/pricing").map(({ visitor }) => visitor);
    expect(world.visitors("shop", 300, "/pricing")).toBe(new Set(onPricing).size);
    expect(world.visitors("shop", 300, "/nowhere")).toBe(0);
    expect(pageviews.map(({ at }) => at)).toEqual(pageviews.map(({ at }) => at).toSorted((one, other) => one - other));
    expect(pageviews.every(({ at }) => at > clock.now() - 300_000 && at <= clock.now())).toBe(true);
  });
});

describe("traffic levels", () => {
  it("have about their documented number of visitors at an average hour", () => {
    const clock = fakeClock();
    const means = TRAFFIC_LEVELS.map((traffic) => {
      const day = visitorsOverADay(createMock({ now: clock.now, traffic }).world, clock);
      return day.reduce((sum, visitors) => sum + visitors, 0) / day.length;
    });
    const expected = [4, 40, 400, 6000].map((visitors) => visitors * 0.88); // The mean of the day curve.
    for (const [index, mean] of means.entries()) {
      expect(mean).toBeGreaterThan((expected[index] ?? 0) * 0.8);
      expect(mean).toBeLessThan((expected[index] ?? 0) * 1.25);
    }
  });

  it("change the count within a minute, and completely within the window", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now, traffic: "quiet" });
    const countAt = (traffic: "quiet" | "sale") => createMock({ now: clock.now, traffic }).world.visitors("shop", 300);
    const quiet = world.visitors("shop", 300);

    world.setTraffic("sale");
    expect(world.traffic).toBe("sale");
    clock.advance(60);
    expect(world.visitors("shop", 300)).toBeGreaterThan(quiet + 500);
    clock.advance(240);
    expect(world.visitors("shop", 300)).toBe(countAt("sale"));
    expect(world.visitors("shop", 300)).toBeGreaterThan(3000);

    world.setTraffic("quiet");
    const sale = world.visitors("shop", 300);
    clock.advance(60);
    expect(world.visitors("shop", 300)).toBeLessThan(0.9 * sale);
    clock.advance(240);
    expect(world.visitors("shop", 300)).toBe(countAt("quiet"));
  });

  it("do not change past page views", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now, traffic: "rush" });
    const before = world.pageviews("shop", 300);
    world.setTraffic("quiet");
    expect(world.pageviews("shop", 300)).toEqual(before);
  });

  it("throw for an unknown level", () => {
    const { world } = createMock();
    expect(() => world.setTraffic(JSON.parse('"storm"'))).toThrow('[onlookers] The mock has no traffic level "storm"');
  });
});
