import type { LiveCount } from "@onlookers/core";
import { describe, expect, test } from "vitest";
import { versatailor } from "../src/index.js";
import { describeSource } from "./describe-source.js";
import { counted, createWorld, START, TOKEN } from "./support/world.js";

describeSource("a relay with shoppers", () => {
  const world = createWorld({ sites: { default: versatailor({ siteId: "shop.example", token: TOKEN }) } });
  return {
    source: world.relay.source,
    counts: (visitors) => {
      if (visitors === null) world.answer = () => new Response("", { status: 500 });
      else world.visitors = visitors;
    },
    asked: () => world.calls.length,
    async pass(seconds) {
      await world.pass(seconds);
      await world.count("/default");
      await world.pass(0);
    },
  };
});

describe("a relay's own source", () => {
  test("reads what a browser would get, field by field", async () => {
    const world = createWorld();
    const read = await world.relay.source.read({ site: "shop" });
    expect(JSON.stringify(read)).toBe(await (await world.get()).text());
    expect(world.calls).toHaveLength(1);
    expect(world.relay.source.now()).toBe(START);
  });

  test("knows the relay's sites alone, and names them to whoever asks for another", async () => {
    const { source } = createWorld().relay;
    await expect(source.read({})).rejects.toThrow(/^\[onlookers\] This relay has no site "default".*: shop\.$/);
  });

  test("lets go of a read that is aborted", async () => {
    const world = createWorld();
    world.answer = () => new Promise(() => {});
    const controller = new AbortController();
    const read = world.relay.source.read({ site: "shop" }, { signal: controller.signal });
    controller.abort(new Error("left"));
    await expect(read).rejects.toThrow("left");
    await expect(world.relay.source.read({ site: "shop" }, { signal: controller.signal })).rejects.toThrow("left");
    await world.relay.close();
  });

  test("tells a subscriber the count at hand and each later one, and asks for none", async () => {
    const world = createWorld();
    const heard: LiveCount[] = [];
    const end = world.relay.source.subscribe({ site: "shop" }, { next: (count) => heard.push(count) });
    await world.pass(0);
    expect([heard, world.calls]).toEqual([[], []]);

    await world.count();
    await world.count();
    await world.pass(60);
    world.answer = () => counted(21, world.now);
    await world.count();
    await world.pass(60);
    expect(heard.map((count) => count.visitors)).toEqual([17, 21]);

    const late: LiveCount[] = [];
    const endLate = world.relay.source.subscribe({ site: "shop" }, { next: (count) => late.push(count) });
    expect(late).toEqual([]);
    await Promise.resolve();
    expect(late).toEqual(heard.slice(-1));

    end();
    endLate();
    await world.count();
    await world.pass(0);
    expect([heard.length, late.length]).toEqual([2, 1]);
  });

  test("doesn't suffer from a subscriber that throws", async () => {
    const world = createWorld();
    const heard: LiveCount[] = [];
    const next = () => {
      throw new Error("broken subscriber");
    };
    world.relay.source.subscribe({ site: "shop" }, { next });
    world.relay.source.subscribe({ site: "shop" }, { next: (count) => heard.push(count) });
    expect(await world.count()).toMatchObject({ visitors: 17 });
    expect(heard).toHaveLength(1);
  });

  test("doesn't repeat a count that the subscriber brought along", async () => {
    const world = createWorld();
    const initialCount = await world.relay.source.read({ site: "shop" });
    const heard: LiveCount[] = [];
    world.relay.source.subscribe({ site: "shop" }, { next: (count) => heard.push(count) }, { initialCount });
    await Promise.resolve();
    expect(heard).toEqual([]);
  });
});
