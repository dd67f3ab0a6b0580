import { stalenessOf, type LiveCount } from "@onlookers/core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRelaySource } from "../src/client.js";
import { plausible } from "../src/index.js";
import { describeSource } from "./describe-source.js";
import { createWorld, START, TOKEN } from "./support/world.js";

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** A browser's source that reads a relay that reads Plausible, all in this process. */
function createBothEnds() {
  const sites = { default: plausible({ siteId: "shop.example", token: TOKEN }) };
  const world = createWorld({ sites, now: () => Date.now() });
  world.answer = () => Response.json(world.visitors);
  const polls = { made: 0 };
  const source = createRelaySource({
    url: "https://shop.example/api/onlookers",
    fetch: async (input, init) => {
      polls.made += 1;
      return world.relay.fetch(new Request(input, init));
    },
  });
  return { world, source, polls };
}

const pass = async (seconds: number) => void (await vi.advanceTimersByTimeAsync(seconds * 1000));

describeSource("a relay's client on a relay", () => {
  const { world, source, polls } = createBothEnds();
  return {
    source,
    counts(visitors) {
      if (visitors === null) world.answer = () => new Response("", { status: 500 });
      else world.visitors = visitors;
    },
    asked: () => polls.made,
    pass,
  };
});

test("one browser for an hour always has a count that isn't expired, for as many readings as the plan says", async () => {
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

test("through an outage the browser keeps the last count until its window ends, and has the next soon after", async () => {
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
