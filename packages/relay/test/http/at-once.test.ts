import { expect, test } from "vitest";
import type { RelayOptions } from "../../src/index.js";
import { createWorld } from "../support/world.js";

/** How a new relay answers: asked for plain values, as an adapter asks. */
function askable(overrides: Partial<RelayOptions> = {}) {
  const world = createWorld(overrides);
  const ask = (target: string, method = "GET", address?: () => string) =>
    world.relay.answer({ method, target, ifNoneMatch: null, address });
  return { world, ask };
}

test("a count at hand is answered at once, and so is what needs no count", async () => {
  const { world, ask } = askable();
  await ask("/shop");
  await world.pass(59);
  expect(ask("/shop")).toMatchObject({ status: 200, body: expect.stringContaining('"visitors":17') });
  expect(ask("/nobody")).toMatchObject({ status: 404 });
  expect(ask("/shop?page=")).toMatchObject({ status: 400 });
  expect(ask("/shop", "OPTIONS")).toMatchObject({ status: 204 });
  expect(world.trace().at(-1)).toBe("59s hit ageSeconds=59");
});

test("where none is at hand, or a newer one is due, the answer comes when the hub knows", async () => {
  const { world, ask } = askable();
  const cold = ask("/shop");
  expect(cold).toBeInstanceOf(Promise);
  expect(await cold).toMatchObject({ body: expect.stringContaining('"visitors":17') });
  await world.pass(61);
  const due = ask("/shop");
  expect(due).toBeInstanceOf(Promise);
  expect(await due).toMatchObject({ body: expect.stringContaining('"visitors":17') });
});

test("what breaks on the way is told as an answer, at once or later", async () => {
  const { ask } = askable({ stream: true });
  const broken = () => {
    throw new Error("the platform knows no addresses");
  };
  expect(ask("/shop/stream", "GET", broken)).toMatchObject({ status: 503 });
  expect(await ask("/shop/stream", "HEAD", broken)).toMatchObject({ status: 503 });
});
