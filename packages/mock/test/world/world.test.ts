import { describe, expect, it } from "vitest";
import { createMock } from "../../src/index.js";
import { sendRequest } from "../support/send-request.js";
import { fakeClock } from "../support/fake-clock.js";
import {
  PLAUSIBLE_TOKEN,
  PLAUSIBLE_URL,
  VERSATAILOR_TOKEN,
  VERSATAILOR_URL,
  ZTAS_TOKEN,
  ZTAS_URL,
} from "../support/urls.js";

describe("world.setVisitors", () => {
  it.each([0, 1, 17, 412, 4821])("pins %i visitors at once in every window and service", async (visitors) => {
    const mock = createMock({ now: fakeClock().now, traffic: "rush" });
    mock.world.setVisitors("shop", visitors);
    expect(mock.world.visitors("shop", 60)).toBe(visitors);
    expect(mock.world.visitors("shop", 300)).toBe(visitors);
    expect((await sendRequest(mock, PLAUSIBLE_URL, { token: PLAUSIBLE_TOKEN })).text).toBe(String(visitors));
    expect((await sendRequest(mock, ZTAS_URL, { token: ZTAS_TOKEN })).body).toMatchObject({ activeVisitors: visitors });
    const versatailor = await sendRequest(mock, VERSATAILOR_URL, { token: VERSATAILOR_TOKEN });
    expect(versatailor.body).toMatchObject({ currentVisitors: visitors });
  });

  it("pins the number at all times until null restores the traffic", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now });
    const simulated = world.visitors("shop", 300);
    world.setVisitors("shop", 9);
    clock.advance(7201);
    expect(world.visitors("shop", 180)).toBe(9);
    clock.advance(-7201);
    world.setVisitors("shop", null);
    expect(world.visitors("shop", 300)).toBe(simulated);
  });

  it("pins visitors by page", () => {
    const { world } = createMock({ now: fakeClock().now });
    world.setVisitors("shop", { "/pricing": 5, "/": 8 });
    expect(world.visitors("shop", 300)).toBe(13);
    expect(world.visitors("shop", 300, "/pricing")).toBe(5);
    expect(world.visitors("shop", 300, "/cart")).toBe(0);
  });

  it("distributes a number over the pages so that they add up to it", () => {
    const { world } = createMock({ now: fakeClock().now });
    world.setVisitors("shop", 100);
    const [shop] = world.sites;
    const pages = (shop?.pages ?? []).map((path) => world.visitors("shop", 300, path));
    expect(pages.reduce((sum, visitors) => sum + visitors, 0)).toBe(100);
    expect(pages.filter((visitors) => visitors > 0).length).toBeGreaterThan(4);
  });

  it.each([-1, 1.5, Number.NaN])("throws for %d visitors", (visitors) => {
    expect(() => createMock().world.setVisitors("shop", visitors)).toThrow(/\[onlookers\].*Use whole numbers from 0/);
  });
});

describe("world.addPageview", () => {
  it("adds a page view that counts until it leaves the window", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now });
    world.setVisitors("shop", 0);
    world.addPageview("shop", { visitor: "a", path: "/pricing" });
    world.addPageview("shop", { visitor: "a", path: "/cart" });
    world.addPageview("shop", { visitor: "b", path: "/pricing" });
    expect(world.visitors("shop", 300)).toBe(2);
    expect(world.visitors("shop", 300, "/pricing")).toBe(2);
    clock.advance(180);
    expect(world.visitors("shop", 180)).toBe(0);
    expect(world.visitors("shop", 300)).toBe(2);
    clock.advance(120);
    expect(world.visitors("shop", 300)).toBe(0);
  });

  it("adds a page view in the future that counts once the clock reaches it", () => {
    const clock = fakeClock();
    const { world } = createMock({ now: clock.now });
    world.setVisitors("shop", 0);
    world.addPageview("shop", { visitor: "a", path: "/", at: clock.now() + 10_000 });
    expect(world.visitors("shop", 300)).toBe(0);
    clock.advance(10);
    expect(world.visitors("shop", 300)).toBe(1);
  });
});

describe("sites of the world", () => {
  it("are found by their name and by their id at any service", () => {
    const { world } = createMock({ now: fakeClock().now });
    world.setVisitors("example.com", 3);
    for (const name of ["shop", "example.com", "site_abc123", "your_website_id"]) {
      expect(world.visitors(name, 300)).toBe(3);
    }
  });

  it("throw for an unknown name", () => {
    expect(() => createMock().world.visitors("blog", 300)).toThrow(
      '[onlookers] The mock has no site "blog", only "shop"',
    );
  });

  it("have separate traffic", () => {
    const sites = [{ name: "small" }, { name: "large", popularity: 20, pages: ["/only"] }] as const;
    const { world } = createMock({ now: fakeClock().now, sites });
    expect(world.visitors("large", 300)).toBeGreaterThan(5 * world.visitors("small", 300));
    expect(world.visitors("large", 300, "/only")).toBe(world.visitors("large", 300));
  });

  it("throw if two have the same name", () => {
    expect(() => createMock({ sites: [{ name: "shop" }, { name: "shop" }] })).toThrow("same name");
  });
});
