import { describe, expect, test, vi } from "vitest";
import { memoryStore, versatailor } from "../../src/index.js";
import { counted, createWorld, START, TOKEN } from "../support/world.js";

describe("the hub", () => {
  test("answers 500 concurrent requests on a cold relay with one call", async () => {
    const store = memoryStore();
    const get = vi.spyOn(store, "get");
    const world = createWorld({ store });
    const counts = await Promise.all(Array.from({ length: 500 }, () => world.count()));
    expect(world.calls).toHaveLength(1);
    expect(get).toHaveBeenCalledTimes(2); // Once to acquire the lease, once to commit the result.
    expect(new Set(counts.map((count) => count["visitors"]))).toEqual(new Set([17]));
  });

  test("serves a count until it is due, then serves it stale while it refreshes", async () => {
    const world = createWorld();
    await world.count();
    await world.pass(59);
    await world.count();
    await world.pass(2);

    let arrive = (_response: Response) => {};
    world.answer = () => new Promise((resolve) => (arrive = resolve));
    expect(await world.count()).toMatchObject({ visitors: 17 });
    expect(await world.count()).toMatchObject({ visitors: 17 });
    expect(world.calls).toHaveLength(2);
    arrive(counted(21, world.now));
    await world.pass(0);
    expect(await world.count()).toMatchObject({ visitors: 21 });
    expect(world.trace()).toMatchInlineSnapshot(`
      [
        "0s read visitors=17 observedAt=0s pagesError=null calls=1 durationSeconds=0",
        "0s hit ageSeconds=0",
        "59s hit ageSeconds=59",
        "61s stale ageSeconds=61",
        "61s stale ageSeconds=61",
        "61s read visitors=21 observedAt=61s pagesError=null calls=1 durationSeconds=0",
        "61s hit ageSeconds=0",
      ]
    `);
  });

  test("makes no call without requests", async () => {
    const world = createWorld();
    await world.count();
    await world.pass(3600);
    expect(world.calls).toHaveLength(1);
  });

  test("shares one reading between sites with the same siteId and token", async () => {
    const options = { siteId: "shop.example", token: TOKEN };
    const world = createWorld({ sites: { a: versatailor(options), b: versatailor(options) } });
    expect([await world.count("/a"), await world.count("/b")]).toMatchObject([{ site: "a" }, { site: "b" }]);
    expect(world.calls).toHaveLength(1);
  });
});

describe("with a failing service, the hub", () => {
  test("serves the last count until its window ends, then null, never 0", async () => {
    const world = createWorld();
    await world.count();
    world.answer = () => new Response("Internal server error", { status: 500 });
    const seen: unknown[] = [];
    for (let second = 0; second <= 200; second += 20) {
      seen.push([second, (await world.count())["visitors"]]);
      await world.pass(20);
    }
    expect(seen).toEqual([0, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200].map((s) => [s, s <= 180 ? 17 : null]));
  });

  test("backs off up to 5 minutes", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const world = createWorld();
    world.answer = () => new Response("", { status: 503 });
    for (let second = 0; second < 3600; second += 5) {
      await world.count();
      await world.pass(5);
    }
    const minutes = world.calls.map((call) => (call.at - START) / 60_000);
    expect(minutes.slice(0, 6)).toEqual([0, 1, 3, 7, 12, 17]);
    vi.restoreAllMocks();
  });

  test("returns to the usual interval after one success", async () => {
    const world = createWorld();
    world.answer = () => new Response("", { status: 500 });
    await world.count();
    world.answer = () => counted(5, world.now);
    await world.pass(60);
    expect(await world.count()).toMatchObject({ visitors: 5 });
    await world.pass(60);
    await world.count();
    expect(world.calls).toHaveLength(3);
  });

  test.for([401, 402, 403, 404])("retries every 5 minutes after a %i", async (status) => {
    const world = createWorld();
    world.answer = () => new Response("", { status });
    for (let minute = 0; minute < 60; minute += 1) {
      await world.count();
      await world.pass(60);
    }
    expect(world.calls).toHaveLength(12);
  });

  test("emits the error code, without the service's own words", async () => {
    const world = createWorld();
    world.answer = () => Response.json({ error: `token ${TOKEN} is unknown` }, { status: 401 });
    await world.count();
    expect(world.trace()).toMatchInlineSnapshot(`
      [
        "0s failed code=unauthorized status=401 retryAfterSeconds=null calls=1 durationSeconds=0 until=300s",
        "0s miss",
      ]
    `);
  });

  test("serves null for a count that is older than its window", async () => {
    const world = createWorld();
    world.answer = () => counted(17, START - 181_000);
    expect(await world.count()).toMatchObject({ visitors: null, observedAt: null });
  });

  test("expires a count from a service whose clock runs ahead", async () => {
    const world = createWorld();
    world.answer = () => counted(17, START + 3_600_000);
    expect(await world.count()).toMatchObject({ observedAt: new Date(START).toISOString() });
    world.answer = () => new Response("", { status: 500 });
    await world.pass(181);
    expect(await world.count()).toMatchObject({ visitors: null });
  });

  test("ends a request's wait after the timeout when the service hangs", async () => {
    vi.useFakeTimers();
    const world = createWorld({ timeout: 3_000 });
    world.answer = () => new Promise(() => {});
    const counts = Promise.all([world.count(), world.count()]);
    await vi.advanceTimersByTimeAsync(3_500);
    expect(await counts).toMatchObject([{ visitors: null }, { visitors: null }]);
    expect(world.trace()).toMatchInlineSnapshot(`
      [
        "0s failed code=timeout status=null retryAfterSeconds=null calls=1 durationSeconds=0 until=60s",
        "0s miss",
        "0s miss",
      ]
    `);
    vi.useRealTimers();
  });
});
