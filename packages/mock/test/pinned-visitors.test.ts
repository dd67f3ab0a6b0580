import { describe, expect, test } from "vitest";
import { createMock } from "../src/index.js";
import { ask } from "./support/ask.js";
import { fakeClock } from "./support/fake-clock.js";
import {
  PLAUSIBLE_TOKEN,
  PLAUSIBLE_URL,
  VERSATAILOR_TOKEN,
  VERSATAILOR_URL,
  ZTAS_TOKEN,
  ZTAS_URL,
} from "./support/urls.js";

describe("setVisitors", () => {
  test.each([0, 1, 17, 412, 4821])("pins %i visitors in every window and service, at once", async (visitors) => {
    const mock = createMock({ now: fakeClock().now, traffic: "rush" });
    mock.world.setVisitors("shop", visitors);
    expect(mock.world.visitors("shop", 60)).toBe(visitors);
    expect(mock.world.visitors("shop", 300)).toBe(visitors);
    expect((await ask(mock, PLAUSIBLE_URL, { token: PLAUSIBLE_TOKEN })).text).toBe(String(visitors));
    expect((await ask(mock, ZTAS_URL, { token: ZTAS_TOKEN })).body).toMatchObject({ activeVisitors: visitors });
    const versatailor = await ask(mock, VERSATAILOR_URL, { token: VERSATAILOR_TOKEN });
    expect(versatailor.body).toMatchObject({ currentVisitors: visitors });
  });

  test("holds while time passes, and until it is undone", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now });
    const walk = world.visitors("shop", 300);
    world.setVisitors("shop", 9);
    clock.advance(7201);
    expect(world.visitors("shop", 180)).toBe(9);
    clock.advance(-7201);
    world.setVisitors("shop", null);
    expect(world.visitors("shop", 300)).toBe(walk);
  });

  test("pins by page", () => {
    const { world } = createMock({ now: fakeClock().now });
    world.setVisitors("shop", { "/pricing": 5, "/": 8 });
    expect(world.visitors("shop", 300)).toBe(13);
    expect(world.visitors("shop", 300, "/pricing")).toBe(5);
    expect(world.visitors("shop", 300, "/cart")).toBe(0);
  });

  test("spreads a number over the pages so that they add up", () => {
    const { world } = createMock({ now: fakeClock().now });
    world.setVisitors("shop", 100);
    const [shop] = world.sites;
    const pages = (shop?.pages ?? []).map((path) => world.visitors("shop", 300, path));
    expect(pages.reduce((sum, visitors) => sum + visitors, 0)).toBe(100);
    expect(pages.filter((visitors) => visitors > 0).length).toBeGreaterThan(4);
  });

  test.each([-1, 1.5, Number.NaN])("refuses %d visitors", (visitors) => {
    expect(() => createMock().world.setVisitors("shop", visitors)).toThrow(/\[onlookers\].*give whole numbers from 0/);
  });
});

describe("visit", () => {
  test("adds a view, which leaves the window in time", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now });
    world.setVisitors("shop", 0);
    world.visit("shop", { visitor: "a", path: "/pricing" });
    world.visit("shop", { visitor: "a", path: "/cart" });
    world.visit("shop", { visitor: "b", path: "/pricing" });
    expect(world.visitors("shop", 300)).toBe(2);
    expect(world.visitors("shop", 300, "/pricing")).toBe(2);
    clock.advance(180);
    expect(world.visitors("shop", 180)).toBe(0);
    expect(world.visitors("shop", 300)).toBe(2);
    clock.advance(120);
    expect(world.visitors("shop", 300)).toBe(0);
  });

  test("happens once the clock gets there", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now });
    world.setVisitors("shop", 0);
    world.visit("shop", { visitor: "a", path: "/", at: clock.now() + 10_000 });
    expect(world.visitors("shop", 300)).toBe(0);
    clock.advance(10);
    expect(world.visitors("shop", 300)).toBe(1);
  });
});

describe("sites", () => {
  test("go by their name or by any service's id", () => {
    const { world } = createMock({ now: fakeClock().now });
    world.setVisitors("example.com", 3);
    for (const name of ["shop", "example.com", "site_abc123", "your_website_id"]) {
      expect(world.visitors(name, 300)).toBe(3);
    }
  });

  test("are refused by a name that none has", () => {
    expect(() => createMock().world.visitors("blog", 300)).toThrow(
      '[onlookers] The mock has no site "blog". It has "shop"',
    );
  });

  test("have traffic of their own", () => {
    const sites = [{ name: "small" }, { name: "large", popularity: 20, pages: ["/only"] }] as const;
    const { world } = createMock({ now: fakeClock().now, sites });
    expect(world.visitors("large", 300)).toBeGreaterThan(5 * world.visitors("small", 300));
    expect(world.visitors("large", 300, "/only")).toBe(world.visitors("large", 300));
  });

  test("need names that differ", () => {
    expect(() => createMock({ sites: [{ name: "shop" }, { name: "shop" }] })).toThrow("same name");
  });
});
