import { runInNewContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";
import { createRelay, defineProvider, OnlookersError, versatailor, type RelayOptions } from "../../src/index.js";
import { counted, createWorld, START, TOKEN } from "../support/world.js";

const SHOP = versatailor({ siteId: "shop.example", token: TOKEN });

describe("createRelay, option sites,", () => {
  it.for(["", "a b", "a/b", "stream", "caf\u00e9", "a.b", "x".repeat(65), "..", "%41"])(
    "rejects the name %j",
    (name) => {
      expect(() => createRelay({ sites: { [name]: SHOP } })).toThrow(
        /^\[onlookers\] .* can't name a site: .*Use 1 to 64/,
      );
    },
  );

  it.for(["a", "A-1_b", "x".repeat(64), "constructor", "default"])("accepts the name %j", async (name) => {
    const world = createWorld({ sites: Object.fromEntries([[name, SHOP]]) });
    expect(await world.count(`/${name}`)).toMatchObject({ site: name, visitors: 17 });
  });

  it("rejects no sites, and a site without a provider", () => {
    expect(() => createRelay({ sites: {} })).toThrow(/^\[onlookers\] createRelay got no sites/);
    // @ts-expect-error: possible in JavaScript
    expect(() => createRelay({ sites: { shop: undefined } })).toThrow(/^\[onlookers\] Site "shop" has no provider/);
  });
});

it.each([Number.NaN, Infinity])("createRelay rejects a timeout of %s ms", (timeout) => {
  expect(() => createRelay({ sites: { shop: SHOP }, timeout })).toThrow(/^\[onlookers\] timeout is /);
});

describe("createRelay, at each use,", () => {
  it("reads now and fetch from the options object", async () => {
    const options: { -readonly [Key in keyof RelayOptions]: RelayOptions[Key] } = { sites: { shop: SHOP } };
    const relay = createRelay(options);
    options.now = () => START;
    options.fetch = async () => counted(3, START);
    expect(await relay.source.read({ site: "shop" })).toMatchObject({ visitors: 3 });
    options.now = () => START + 61_000;
    options.fetch = async () => counted(4, START + 61_000);
    await relay.source.read({ site: "shop" });
    await vi.waitFor(async () => expect(await relay.source.read({ site: "shop" })).toMatchObject({ visitors: 4 }), {
      timeout: 20_000,
    });
  });

  it("reads the globals if the options have none", async () => {
    const relay = createRelay({ sites: { shop: SHOP } });
    vi.spyOn(Date, "now").mockReturnValue(START);
    vi.stubGlobal("fetch", async () => counted(5, START));
    expect(await relay.source.read({ site: "shop" })).toMatchObject({ visitors: 5 });
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
});

it("createRelay returns handlers that work unbound, with any second argument of a framework", async () => {
  const { GET, fetch } = createWorld().relay;
  const request = new Request("https://shop.example/shop");
  for (const context of [undefined, null, { params: Promise.resolve({}) }, { waitUntil: "no" }, 7]) {
    expect((await GET(request, context)).status).toBe(200);
  }
  expect((await fetch(request)).status).toBe(200);
});

it("createRelay calls waitUntil on its own object, with a promise that settles after the refresh", async () => {
  const world = createWorld();
  await world.count();
  await world.pass(61);
  const promises: Promise<unknown>[] = [];
  class Platform {
    readonly #promises = promises;
    waitUntil(promise: Promise<unknown>): void {
      this.#promises.push(promise);
    }
  }
  world.visitors = 20;
  await world.relay.fetch(new Request("https://shop.example/shop"), new Platform());
  expect(promises).toHaveLength(1);
  await Promise.all(promises);
  expect(await world.count()).toMatchObject({ visitors: 20 });
});

it.for([
  () => {
    throw new Error("broken logger");
  },
  async () => {
    throw new Error("broken logger");
  },
  // As with zone.js, whose Promise is not the class of an async function's promise.
  () => runInNewContext('Promise.reject(new Error("broken logger"))'),
])("createRelay answers requests although onEvent fails", async (onEvent) => {
  expect(await createWorld({ onEvent }).count()).toMatchObject({ visitors: 17 });
});

it("createRelay returns a count without a number if a custom provider throws in every function", async () => {
  const broken = () => {
    throw new Error("broken provider");
  };
  const own = defineProvider({
    name: "own",
    siteId: "shop",
    token: TOKEN,
    baseUrl: "https://own.example",
    windowSeconds: 60,
    intervalSeconds: 5,
    visitors: { request: () => ({ path: "/" }), parse: broken },
    pauseAfter: broken,
  });
  const world = createWorld({ sites: { shop: own } });
  expect(await world.count()).toMatchObject({ visitors: null });
  const [failed] = world.events;
  expect(failed).toMatchObject({ type: "failed", code: "invalid_response", status: 200, retryAfterSeconds: null });
});

it("the package exports the providers and their error", () => {
  expect(new OnlookersError("x", { code: "network" }).message).toBe("[onlookers] x");
});
