import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { toNodeListener } from "../../src/node.js";
import { textStore } from "../support/text-store.js";
import { counted, createWorld, type World } from "../support/world.js";

/** Errors by which frameworks end a render, as they throw them. */
const bailOuts: readonly (readonly [name: string, error: object])[] = [
  ["Next.js: a page turns out to be dynamic", nextError("DYNAMIC_SERVER_USAGE")],
  ["Next.js: a hanging promise when its prerender is over", nextError("HANGING_PROMISE_REJECTION")],
  ["Next.js: static generation is interrupted", nextError("NEXT_STATIC_GEN_BAILOUT")],
  ["React: a postponed render", { $$typeof: Symbol.for("react.postpone"), message: "postponed" }],
];

const bailOut = nextError("DYNAMIC_SERVER_USAGE");

function nextError(digest: string): Error {
  return Object.assign(new Error("Route /isr couldn't be rendered statically because it used no-store fetch"), {
    digest,
  });
}

/** Makes each call end as Next.js' patched `fetch` does. */
function bail(world: World, error: object = bailOut): void {
  world.answer = () => Promise.reject(error);
}

describe("a reading that a framework ends", () => {
  it.each(bailOuts)("rejects with the framework's own error (%s)", async (_name, error) => {
    const world = createWorld();
    bail(world, error);
    await expect(world.relay.source.read({ site: "shop" })).rejects.toBe(error);
    await expect(world.get()).rejects.toBe(error);
  });

  it("rejects if fetch throws before it returns a promise", async () => {
    const throwing = (): never => {
      throw bailOut;
    };
    const world = createWorld({ fetch: throwing });
    await expect(world.relay.source.read({ site: "shop" })).rejects.toBe(bailOut);
  });

  it("costs neither a back-off nor an event: the next reading is made at once", async () => {
    const world = createWorld();
    bail(world);
    await world.relay.source.read({ site: "shop" }).catch(() => {});
    expect(world.trace()).toEqual([]);
    world.answer = () => counted(17, world.now);
    expect(await world.count()).toMatchObject({ visitors: 17 });
    expect(world.trace()).toEqual([expect.stringMatching(/^0s read/), "0s hit ageSeconds=0"]);
  });

  it.each([
    ["a process", {}],
    ["a shared store", { store: textStore() }],
  ])("uses up no limit of %s, however often it happens", async (_name, options) => {
    const world = createWorld(options);
    bail(world);
    for (let time = 0; time < 500; time += 1) {
      await world.relay.source.read({ site: "shop" }).catch(() => {});
      world.now += 100;
    }
    world.answer = () => counted(17, world.now);
    expect(await world.count()).toMatchObject({ visitors: 17 });
    expect(world.trace().join()).not.toMatch(/throttled|failed/);
  });

  it("keeps a stale count, which is served and renewed by the next request", async () => {
    const world = createWorld();
    await world.count();
    await world.pass(70);
    bail(world);
    await expect(world.relay.source.read({ site: "shop" })).resolves.toMatchObject({ visitors: 17 });
    await world.pass(10);
    world.answer = () => counted(21, world.now);
    await world.count();
    await world.pass(0);
    expect(await world.count()).toMatchObject({ visitors: 21 });
    expect(world.trace().join()).not.toContain("failed");
  });

  it("leaves requests that waited for it to read for themselves", async () => {
    const world = createWorld();
    let end = () => {};
    world.answer = () => new Promise((_resolve, reject) => (end = () => reject(bailOut)));
    const prerender = world.relay.source.read({ site: "shop" });
    const requests = [world.count(), world.count(), world.count()];
    await expect.poll(() => world.calls.length).toBe(1);
    world.answer = () => counted(17, world.now);
    end();
    await expect(prerender).rejects.toBe(bailOut);
    for (const count of await Promise.all(requests)) expect(count).toMatchObject({ visitors: 17 });
    expect(world.calls).toHaveLength(2);
  });

  it("frees the lease for other instances", async () => {
    const store = textStore();
    const [build, server] = [createWorld({ store }), createWorld({ store })];
    bail(build);
    await build.relay.source.read({ site: "shop" }).catch(() => {});
    expect(await server.count()).toMatchObject({ visitors: 17 });
  });

  it("is still a failure if the reading ran out of time first", async () => {
    const world = createWorld({ timeout: 20 });
    world.answer = ({ init }) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener("abort", () => reject(bailOut)));
    expect(await world.count()).toMatchObject({ visitors: null });
    expect(world.trace().join()).toContain("failed code=timeout");
  });

  it("ends the connection, and not the process, over node:http", async () => {
    const world = createWorld();
    bail(world);
    const server = createServer(toNodeListener(world.relay)).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    await expect(fetch(`http://127.0.0.1:${port}/shop`)).rejects.toThrow("fetch failed");
    world.answer = () => counted(17, world.now);
    expect(await (await fetch(`http://127.0.0.1:${port}/shop`)).json()).toMatchObject({ visitors: 17 });
  });
});
