import { stalenessOf, type LiveCount } from "@onlookers/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createTestSource, testCount, TEST_START, type ScenarioName } from "../../src/testing.js";
import { describeSource } from "../support/describe-source.js";

const names: ScenarioName[] = ["quiet", "burst", "zero", "429", "stale", "skew", "offline"];
const flush = () => Promise.resolve();
afterEach(() => void vi.unstubAllEnvs());

describeSource("createTestSource", () => {
  let visitors: number | null = 17;
  let requestCount = 0;
  const source = createTestSource({
    scenario: () => {
      requestCount++;
      return visitors ?? "upstream";
    },
  });
  return {
    source,
    counts: (next) => (visitors = next),
    requestCount: () => requestCount,
    pass: async (seconds) => {
      await flush();
      source.advance(seconds);
    },
  };
});

/** The counts, with their staleness, and the errors that an observer of a scenario receives. */
function receivedFrom(scenario: ScenarioName, minutes: number) {
  const source = createTestSource({ scenario });
  const received: string[] = [];
  const note = (what: string) => received.at(-1) !== what && received.push(what);
  source.subscribe(
    {},
    {
      next: (count) => note(`${count.visitors} ${stalenessOf(count, source.now())}`),
      error: (error) => note(error instanceof Error && "code" in error ? String(error.code) : "?"),
    },
  );
  source.advance(0);
  for (let i = 0; i < minutes * 2; i++) source.advance(30);
  return received;
}

describe("createTestSource, with a scenario,", () => {
  it("emits the same each time", () => {
    for (const name of names) expect(receivedFrom(name, 12)).toStrictEqual(receivedFrom(name, 12));
  });

  it.each<[ScenarioName, string[]]>([
    ["quiet", ["3 fresh", "2 fresh", "1 fresh", "2 fresh", "4 fresh", "3 fresh", "2 fresh"]],
    ["zero", ["0 fresh"]],
    ["skew", ["17 fresh"]],
    ["stale", ["17 fresh", "17 stale", "null expired", "23 fresh"]],
    ["offline", ["17 fresh", "17 stale", "17 expired", "23 fresh"]],
  ])("emits the counts of %s", (name, expected) => {
    expect(receivedFrom(name, name === "quiet" ? 3 : 11)).toStrictEqual(expected);
  });

  it("lets the count of 429 age and expire while the relay refuses", () => {
    const received = receivedFrom("429", 11);
    const counts = received.filter((what, at) => what !== "rate_limited" && received.indexOf(what) === at);
    expect(counts).toStrictEqual(["17 fresh", "17 stale", "17 expired", "23 fresh"]);
    expect(received.slice(-2)).toStrictEqual(["rate_limited", "23 fresh"]);
  });

  it("follows the server's clock if the browser's is slow", () => {
    const source = createTestSource({ scenario: "skew" });
    expect(source.now()).toBe(TEST_START);
    source.subscribe({}, { next: () => {} });
    source.advance(0);
    expect(source.now()).toBe(TEST_START + 3 * 3_600_000);
  });

  it("starts the scenario of start at that time", () => {
    const source = createTestSource({ scenario: "zero" });
    const received: (number | null)[] = [];
    source.subscribe({}, { next: ({ visitors }) => received.push(visitors) });
    source.advance(100);
    source.start("burst");
    received.length = 0;
    source.advance(0);
    expect(received[0]).toBe(4);
  });

  it("does not poll before the ttl of an initialCount, or without subscribers", () => {
    const polls: number[] = [];
    const source = createTestSource({ scenario: (seconds) => polls.push(seconds) });
    source.advance(60);
    const stop = source.subscribe({}, { next: () => {} }, { initialCount: testCount({ observedAt: nowOf(source) }) });
    source.advance(29);
    expect(polls).toStrictEqual([]);
    source.advance(1);
    expect(polls).toStrictEqual([90]);
    stop();
    source.advance(60);
    expect(polls).toStrictEqual([90]);
  });
});

const nowOf = (source: { now(): number }) => new Date(source.now()).toISOString();

describe("createTestSource, without a scenario,", () => {
  const subscribed = (query = {}) => {
    const source = createTestSource();
    const received: unknown[] = [];
    const observer = {
      next: (count: LiveCount) => received.push(count),
      error: (error: unknown) => received.push(error),
    };
    source.subscribe(query, observer);
    return { source, received };
  };

  it("emits nothing by itself", async () => {
    const { source, received } = subscribed();
    await flush();
    source.advance(1000);
    await expect(source.read({})).rejects.toMatchObject({ code: "network" });
    expect(received).toStrictEqual([]);
  });

  it("emits to each query a count of its own, or only to the given query", () => {
    const { source, received } = subscribed({ site: "shop", page: "/pricing" });
    source.emit(5);
    source.emit(6, { page: null });
    source.emit(7, { site: "other" });
    source.emit(8, { page: "/pricing", scope: "site", windowSeconds: 180, countedSecondsAgo: 60 });
    const five = testCount({ site: "shop", visitors: 5, page: "/pricing" });
    const observedAt = new Date(TEST_START - 60_000).toISOString();
    expect(received).toStrictEqual([five, testCount({ site: "shop", visitors: 8, windowSeconds: 180, observedAt })]);
    expect(source.queries()).toStrictEqual([{ site: "shop", page: "/pricing" }]);
  });

  it("lets a count age, and repeats the last error", () => {
    const { source, received } = subscribed();
    source.emit(17);
    source.fail("rate_limited");
    received.length = 0;
    source.advance(301);
    expect(received).toMatchObject([{ visitors: 17 }, { code: "rate_limited", name: "RelayError" }]);
    expect(stalenessOf(testCount(), source.now())).toBe("expired");
  });

  it("follows the given clock, plus the seconds of advance", () => {
    let time = 5_000;
    const source = createTestSource({ now: () => time });
    time += 1_000;
    source.advance(2);
    expect(source.now()).toBe(8_000);
  });

  it("notifies observers inside the option act", () => {
    const calls: string[] = [];
    const act = (work: () => void) => {
      calls.push("begin");
      work();
      calls.push("end");
    };
    const source = createTestSource({ act });
    source.subscribe({}, { next: () => calls.push("next") });
    source.emit(17);
    expect(calls).toStrictEqual(["begin", "next", "end"]);
  });
});

it("createTestSource throws with NODE_ENV=production", () => {
  vi.stubEnv("NODE_ENV", "production");
  expect(() => createTestSource()).toThrow("[onlookers] A test source invents visitors");
});
