import { describe, expect, it } from "vitest";
import { counted, createWorld } from "../support/world.js";

describe("Server-Timing", () => {
  it("has the wait, the count's age and its staleness, if the option serverTiming is on", async () => {
    expect((await createWorld().get()).headers.has("server-timing")).toBe(false);
    const world = createWorld({ serverTiming: true });
    const timing = async (path = "/shop") => (await world.get(path)).headers.get("server-timing");
    world.answer = () => {
      world.now += 250;
      return counted(17, world.now - 2000);
    };
    expect(await timing()).toBe("relay;desc=fresh;dur=250, age;dur=2000");
    await world.pass(10);
    expect(await timing("/shop?page=/a&page=/b")).toBe("relay;desc=fresh;dur=0, age;dur=12000");
    world.answer = () => new Response("", { status: 500 });
    await world.pass(90);
    expect(await timing()).toBe("relay;desc=stale;dur=0, age;dur=102000");
    await world.pass(180);
    expect(await timing()).toBe("relay;desc=none;dur=0");
    expect(await timing("/nobody")).toBe(null);
  });
});
