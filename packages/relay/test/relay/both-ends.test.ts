import { stalenessOf, type LiveCount } from "@onlookers/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRelaySource } from "../../src/client.js";
import { plausible } from "../../src/index.js";
import { describeSource } from "../support/describe-source.js";
import { createWorld, START, TOKEN } from "../support/world.js";

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** A browser's source of a relay that reads Plausible, all in this process. */
function createBothEnds() {
  const sites = { default: plausible({ siteId: "shop.example", token: TOKEN }) };
  const world = createWorld({ sites, now: () => Date.now() });
  world.answer = () => Response.json(world.visitors);
  const polls = { sent: 0 };
  const source = createRelaySource({
    url: "https://shop.example/api/onlookers",
    fetch: async (input, init) => {
      polls.sent += 1;
      return world.relay.fetch(new Request(input, init));
    },
  });
  return { world, source, polls };
}

const pass = async (seconds: number) => void (await vi.advanceTimersByTimeAsync(seconds * 1000));

describeSource("createRelaySource with createRelay", () => {
  const { world, source, polls } = createBothEnds();
  return {
    source,
    counts(visitors) {
      if (visitors === null) world.answer = () => new Response("", { status: 500 });
      else world.visitors = visitors;
    },
    requestCount: () => polls.sent,
    pass,
  };
});

describe("createRelaySource with createRelay", () => {
  it("always has an unexpired count for an hour, with the planned number of readings", async () => {
    const { world, source } = createBothEnds();
    let last: LiveCount | undefined;
    source.subscribe({}, { next: (count) => (last = count) });
    await pass(1);
    const expired: number[] = [];
    for (let second = 1; second < 3600; second += 1) {
      if (last === undefined || stalenessOf(last, source.now()) === "expired") expired.push(second);
      await pass(1);
    }
    expect(expired).toEqual([]);
    const perHour = world.relay.plan()[0]?.readsPerHour ?? 0;
    expect(world.calls.length).toBeLessThanOrEqual(perHour + 1); // The hour's first second and its last.
  });

  it("keeps the last count through an outage until its window ends, and receives the next soon after", async () => {
    const { world, source } = createBothEnds();
    let last: LiveCount | undefined;
    source.subscribe({}, { next: (count) => (last = count) });
    await pass(1);
    world.answer = () => new Response("", { status: 503 });
    await pass(290);
    expect(last).toMatchObject({ visitors: 17 });
    await pass(60);
    expect(last).toMatchObject({ visitors: null });
    world.answer = () => Response.json(21);
    await pass(600);
    expect(last).toMatchObject({ visitors: 21 });
  });
});
