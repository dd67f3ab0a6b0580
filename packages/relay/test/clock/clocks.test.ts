import fc from "fast-check";
import { expect, test } from "vitest";
import { createWorld, START, type World } from "../support/world.js";

const hours = fc.integer({ min: -3_600, max: 3_600 }).map((seconds) => seconds * 1000);

/** Versatailor's answer: body and `Date` by the service's clock, `Age` by a cache in front of it. */
function dated(countedAt: number, answeredAt: number, ageSeconds: number): Response {
  const body = { currentVisitors: 17, websiteId: "shop.example", timestamp: new Date(countedAt).toISOString() };
  const headers = { Date: new Date(answeredAt - ageSeconds * 1000).toUTCString(), Age: `${ageSeconds}` };
  return Response.json(body, { headers });
}

/** Makes a world's service answer with counts that are `age` seconds old, by a clock with the given error. */
function answerLate(world: World, serviceError: number, age: number): void {
  const offset = serviceError - (world.now - START);
  world.answer = () => dated(world.now + offset - age * 1000, world.now + offset, age);
}

test("a count is served for its whole window, whatever the clocks of server and service show", async () => {
  const property = fc.asyncProperty(hours, hours, fc.nat(60), async (serverError, serviceError, age) => {
    const world = createWorld();
    world.now = START + serverError;
    answerLate(world, serviceError, age);
    await world.count();
    await world.pass(61);
    await world.count(); // The second answer confirms the service's clock.
    world.answer = () => new Response("", { status: 500 });
    await world.pass(180 - age - 2);
    expect(await world.count()).toMatchObject({ visitors: 17 });
    await world.pass(3);
    expect(await world.count()).toMatchObject({ visitors: null });
  });
  await fc.assert(property, { numRuns: 100 });
});

test("a count that had expired on arrival is never served, whatever the clocks show", async () => {
  const property = fc.asyncProperty(hours, hours, async (serverError, serviceError) => {
    const world = createWorld();
    world.now = START + serverError;
    world.answer = () => dated(world.now + serviceError - 181_000, world.now + serviceError, 0);
    for (let reading = 0; reading < 3; reading += 1) {
      expect(await world.count()).toMatchObject({ visitors: null });
      await world.pass(301);
    }
  });
  await fc.assert(property, { numRuns: 50 });
});

test("a cache that repeats one old answer does not keep its count alive", async () => {
  const property = fc.asyncProperty(hours, fc.nat(3), async (clockError, goodReadings) => {
    const world = createWorld();
    world.now = START + clockError;
    answerLate(world, 0, 0);
    await world.count();
    for (let reading = 0; reading < goodReadings; reading += 1) {
      await world.pass(61);
      await world.count();
    }
    await world.pass(61);
    const trueNow = world.now - clockError;
    world.answer = () => dated(trueNow, trueNow, 0);
    const asked = Array.from({ length: 20 }, () => 61);
    const seen: unknown[] = [];
    for (const seconds of asked) {
      seen.push((await world.count())["visitors"]);
      await world.pass(seconds);
    }
    expect(seen.slice(4)).toEqual(asked.slice(4).map(() => null));
  });
  await fc.assert(property, { numRuns: 50 });
});
