import type { LiveCount } from "@onlookers/core";
import { describe, expect, it } from "vitest";
import { versatailor } from "../../src/index.js";
import { describeSource } from "../support/describe-source.js";
import { counted, createWorld, START, TOKEN } from "../support/world.js";

describeSource("relay.source", () => {
  const world = createWorld({ sites: { default: versatailor({ siteId: "shop.example", token: TOKEN }) } });
  return {
    source: world.relay.source,
    counts: (visitors) => {
      if (visitors === null) world.answer = () => new Response("", { status: 500 });
      else world.visitors = visitors;
    },
    requestCount: () => world.calls.length,
    async pass(seconds) {
      await world.pass(seconds);
      await world.count("/default");
      await world.pass(0);
    },
  };
});

describe("relay.source", () => {
  it("reads the same count as a browser, with the same order of fields", async () => {
    const world = createWorld();
    const read = await world.relay.source.read({ site: "shop" });
    expect(JSON.stringify(read)).toBe(await (await world.get()).text());
    expect(world.calls).toHaveLength(1);
    expect(world.relay.source.now()).toBe(START);
  });

  it("rejects an unknown site with the names of the relay's sites", async () => {
    const { source } = createWorld().relay;
    await expect(source.read({})).rejects.toThrow(/^\[onlookers\] This relay has no site "default".*: shop\.$/);
  });

  it("rejects a read when its signal aborts", async () => {
    const world = createWorld();
    world.answer = () => new Promise(() => {});
    const controller = new AbortController();
    const read = world.relay.source.read({ site: "shop" }, { signal: controller.signal });
    controller.abort(new Error("left"));
    await expect(read).rejects.toThrow("left");
    await expect(world.relay.source.read({ site: "shop" }, { signal: controller.signal })).rejects.toThrow("left");
    await world.relay.close();
  });

  it("emits the cached count and each later one to a subscriber, and reads no provider for it", async () => {
    const world = createWorld();
    const received: LiveCount[] = [];
    const end = world.relay.source.subscribe({ site: "shop" }, { next: (count) => received.push(count) });
    await world.pass(0);
    expect([received, world.calls]).toEqual([[], []]);

    await world.count();
    await world.count();
    await world.pass(60);
    world.answer = () => counted(21, world.now);
    await world.count();
    await world.pass(60);
    expect(received.map((count) => count.visitors)).toEqual([17, 21]);

    const late: LiveCount[] = [];
    const endLate = world.relay.source.subscribe({ site: "shop" }, { next: (count) => late.push(count) });
    expect(late).toEqual([]);
    await Promise.resolve();
    expect(late).toEqual(received.slice(-1));

    end();
    endLate();
    await world.count();
    await world.pass(0);
    expect([received.length, late.length]).toEqual([2, 1]);
  });

  it("notifies the other subscribers if one throws", async () => {
    const world = createWorld();
    const received: LiveCount[] = [];
    const next = () => {
      throw new Error("broken subscriber");
    };
    world.relay.source.subscribe({ site: "shop" }, { next });
    world.relay.source.subscribe({ site: "shop" }, { next: (count) => received.push(count) });
    expect(await world.count()).toMatchObject({ visitors: 17 });
    expect(received).toHaveLength(1);
  });

  it("does not emit the initialCount of a subscriber", async () => {
    const world = createWorld();
    const initialCount = await world.relay.source.read({ site: "shop" });
    const received: LiveCount[] = [];
    world.relay.source.subscribe({ site: "shop" }, { next: (count) => received.push(count) }, { initialCount });
    await Promise.resolve();
    expect(received).toEqual([]);
  });
});
