import { describe, expect, test } from "vitest";
import { createMock, TRAFFIC_LEVELS, type World } from "../src/index.js";
import { fakeClock } from "./support/fake-clock.js";

function visitorsOverADay(world: World, clock: ReturnType<typeof fakeClock>): number[] {
  return Array.from({ length: 24 }, (_, hour) => {
    clock.setTo(`2026-11-21T${String(hour).padStart(2, "0")}:30:00Z`);
    return world.visitors("shop", 300);
  });
}

describe("the walk of visitors", () => {
  test("is the same for the same seed, whatever was asked before", () => {
    const clock = fakeClock();
    const one = createMock({ now: clock.now, seed: "a" }).world;
    const other = createMock({ now: clock.now, seed: "a" }).world;
    for (let step = 0; step < 20; step += 1) {
      one.visitors("shop", 180);
      clock.advance(37);
    }
    expect(one.views("shop", 300)).toEqual(other.views("shop", 300));
    expect(one.visitors("shop", 300)).toBeGreaterThan(0);
  });

  test("is another one for another seed", () => {
    const clock = fakeClock();
    const views = (seed: number) => createMock({ now: clock.now, seed }).world.views("shop", 300);
    expect(views(1)).not.toEqual(views(2));
  });

  test("tells the same of a past instant after the clock jumped a day and came back", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now, traffic: "rush" });
    const before = world.views("shop", 300);
    clock.advance(86_400);
    expect(world.visitors("shop", 300)).toBeGreaterThan(0);
    clock.advance(-86_400);
    expect(world.views("shop", 300)).toEqual(before);
  });

  test("goes on from second to second without jumps", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now, traffic: "rush" });
    for (let second = 0; second < 120; second += 1) {
      const before = world.visitors("shop", 300);
      clock.advance(1);
      expect(Math.abs(world.visitors("shop", 300) - before)).toBeLessThan(20);
    }
  });

  test("sleeps at night and is busy in the evening", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now, traffic: "rush" });
    const day = visitorsOverADay(world, clock);
    const night = Math.max(...day.slice(2, 5));
    const evening = Math.min(...day.slice(18, 21));
    expect(evening).toBeGreaterThan(2 * night);
    expect(night).toBeGreaterThan(0);
  });

  test("has visitors who look at several pages and leave", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now, traffic: "rush" });
    const views = world.views("shop", 1200);
    const visits = [...new Set(views.map(({ visitor }) => visitor))].map((visitor) =>
      views.filter((view) => view.visitor === visitor),
    );
    const mean = views.length / visits.length;
    expect(mean).toBeGreaterThan(2);
    expect(mean).toBeLessThan(5);
    const longest = visits.map((visit) => (visit.at(-1)?.at ?? 0) - (visit[0]?.at ?? 0));
    expect(Math.max(...longest)).toBeLessThan(12 * 60_000);
  });
});

describe("numbers derived from the views", () => {
  test("agree with each other", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now, traffic: "rush" });
    const views = world.views("shop", 300);
    expect(world.visitors("shop", 300)).toBe(new Set(views.map(({ visitor }) => visitor)).size);
    expect(world.visitors("shop", 180)).toBeLessThan(world.visitors("shop", 300));
    const onPricing = views.filter(({ path }) => path === "/pricing").map(({ visitor }) => visitor);
    expect(world.visitors("shop", 300, "/pricing")).toBe(new Set(onPricing).size);
    expect(world.visitors("shop", 300, "/nowhere")).toBe(0);
    expect(views.map(({ at }) => at)).toEqual(views.map(({ at }) => at).toSorted((one, other) => one - other));
    expect(views.every(({ at }) => at > clock.now() - 300_000 && at <= clock.now())).toBe(true);
  });
});

describe("levels of traffic", () => {
  test("have about the visitors that they stand for, at an average hour", () => {
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

  test("move the count within a minute, and wholly within the window", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now, traffic: "quiet" });
    const always = (traffic: "quiet" | "sale") => createMock({ now: clock.now, traffic }).world.visitors("shop", 300);
    const quiet = world.visitors("shop", 300);

    world.setTraffic("sale");
    expect(world.traffic).toBe("sale");
    clock.advance(60);
    expect(world.visitors("shop", 300)).toBeGreaterThan(quiet + 500);
    clock.advance(240);
    expect(world.visitors("shop", 300)).toBe(always("sale"));
    expect(world.visitors("shop", 300)).toBeGreaterThan(3000);

    world.setTraffic("quiet");
    const sale = world.visitors("shop", 300);
    clock.advance(60);
    expect(world.visitors("shop", 300)).toBeLessThan(0.9 * sale);
    clock.advance(240);
    expect(world.visitors("shop", 300)).toBe(always("quiet"));
  });

  test("leave past views as they were", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now, traffic: "rush" });
    const before = world.views("shop", 300);
    world.setTraffic("quiet");
    expect(world.views("shop", 300)).toEqual(before);
  });

  test("refuse a level that isn't one", () => {
    const { world } = createMock();
    expect(() => world.setTraffic(JSON.parse('"storm"'))).toThrow('[onlookers] "storm" is no level of traffic');
  });
});
