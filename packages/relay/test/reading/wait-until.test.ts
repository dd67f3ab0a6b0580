import { expect, test } from "vitest";
import { createWorld } from "../support/world.js";

test("waitUntil receives a background refresh, and nothing else", async () => {
  const world = createWorld();
  const waiting: Promise<unknown>[] = [];
  const get = () =>
    world.relay.fetch(new Request("https://shop.example/shop"), { waitUntil: (promise) => waiting.push(promise) });
  await get();
  await get();
  expect(waiting).toEqual([]);
  await world.pass(61);
  await get();
  expect(waiting).toHaveLength(1);
  await Promise.all(waiting);
  expect(world.calls).toHaveLength(2);
});

test("a waitUntil that throws costs no count", async () => {
  const world = createWorld();
  await world.count();
  await world.pass(61);
  const refuse = () => {
    throw new Error("`after` was called outside a request scope");
  };
  const answer = await world.relay.fetch(new Request("https://shop.example/shop"), { waitUntil: refuse });
  expect(await answer.json()).toMatchObject({ visitors: 17 });
});
