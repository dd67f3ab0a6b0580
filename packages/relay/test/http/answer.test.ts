import { describe, expect, it } from "vitest";
import type { RelayOptions } from "../../src/index.js";
import { createWorld } from "../support/world.js";

/** The `answer` function of a new relay, which adapters call. */
function createAnswering(overrides: Partial<RelayOptions> = {}) {
  const world = createWorld(overrides);
  const answer = (target: string, method = "GET", address?: () => string) =>
    world.relay.answer({ method, target, ifNoneMatch: null, address });
  return { world, answer };
}

describe("relay.answer", () => {
  it("returns an answer without a promise for a cached count, and for what needs no count", async () => {
    const { world, answer } = createAnswering();
    await answer("/shop");
    await world.pass(59);
    expect(answer("/shop")).toMatchObject({ status: 200, body: expect.stringContaining('"visitors":17') });
    expect(answer("/nobody")).toMatchObject({ status: 404 });
    expect(answer("/shop?page=")).toMatchObject({ status: 400 });
    expect(answer("/shop", "OPTIONS")).toMatchObject({ status: 204 });
    expect(world.trace().at(-1)).toBe("59s hit ageSeconds=59");
  });

  it("returns a promise if no count is cached, or a newer one is due", async () => {
    const { world, answer } = createAnswering();
    const cold = answer("/shop");
    expect(cold).toBeInstanceOf(Promise);
    expect(await cold).toMatchObject({ body: expect.stringContaining('"visitors":17') });
    await world.pass(61);
    const due = answer("/shop");
    expect(due).toBeInstanceOf(Promise);
    expect(await due).toMatchObject({ body: expect.stringContaining('"visitors":17') });
  });

  it("answers 503 if its code throws, with or without a promise", async () => {
    const { answer } = createAnswering({ stream: true });
    const broken = () => {
      throw new Error("the platform knows no addresses");
    };
    expect(answer("/shop/stream", "GET", broken)).toMatchObject({ status: 503 });
    expect(await answer("/shop/stream", "HEAD", broken)).toMatchObject({ status: 503 });
  });
});
