import { stalenessOf, type LiveCount } from "@onlookers/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createTestSource, testCount, TEST_START, type ScenarioName } from "../../src/testing.js";
import { describeSource } from "../support/describe-source.js";

const names: ScenarioName[] = ["quiet", "burst", "zero", "429", "stale", "skew", "offline"];
const flush = () => Promise.resolve();
afterEach(() => void vi.unstubAllEnvs());

describeSource("a test source", () => {
  let answer: number | null = 17;
  let asked = 0;
  const source = createTestSource({
    scenario: () => {
      asked++;
      return answer ?? "upstream";
    },
  });
  return {
    source,
    counts: (visitors) => (answer = visitors),
    requestCount: () => asked,
    pass: async (seconds) => {
      await flush();
      source.advance(seconds);
    },
  };
});

/** What an observer of a scenario hears, with the seconds that had passed and how old a count was. */
function heardOf(scenario: ScenarioName, minutes: number) {
  const source = createTestSource({ scenario });
  const heard: string[] = [];
  const note = (what: string) => heard.at(-1) !== what && heard.push(what);
  source.subscribe(
    {},
    {
      next: (count) => note(`${count.visitors} ${stalenessOf(count, source.now())}`),
      error: (error) => note(error instanceof Error && "code" in error ? String(error.code) : "?"),
    },
  );
  source.advance(0);
  for (let i = 0; i < minutes * 2; i++) source.advance(30);
  return heard;
}

describe("a scenario", () => {
  it("plays the same every time", () => {
    for (const name of names) expect(heardOf(name, 12)).toStrictEqual(heardOf(name, 12));
  });

  it.each<[ScenarioName, string[]]>([
    ["quiet", ["3 fresh", "2 fresh", "1 fresh", "2 fresh", "4 fresh", "3 fresh", "2 fresh"]],
    ["zero", ["0 fresh"]],
    ["skew", ["17 fresh"]],
    ["stale", ["17 fresh", "17 stale", "null expired", "23 fresh"]],
    ["offline", ["17 fresh", "17 stale", "17 expired", "23 fresh"]],
  ])("%s", (name, expected) => {
    expect(heardOf(name, name === "quiet" ? 3 : 11)).toStrictEqual(expected);
  });

  it("429: the count ages and goes while the relay refuses", () => {
    const heard = heardOf("429", 11);
    const counts = heard.filter((what, at) => what !== "rate_limited" && heard.indexOf(what) === at);
    expect(counts).toStrictEqual(["17 fresh", "17 stale", "17 expired", "23 fresh"]);
    expect(heard.slice(-2)).toStrictEqual(["rate_limited", "23 fresh"]);
  });

  it("of a browser whose clock is slow ages counts by the server's", () => {
    const source = createTestSource({ scenario: "skew" });
    expect(source.now()).toBe(TEST_START);
    source.subscribe({}, { next: () => {} });
    source.advance(0);
    expect(source.now()).toBe(TEST_START + 3 * 3_600_000);
  });

  it("begins when it is played", () => {
    const source = createTestSource({ scenario: "zero" });
    const heard: (number | null)[] = [];
    source.subscribe({}, { next: ({ visitors }) => heard.push(visitors) });
    source.advance(100);
    source.play("burst");
    heard.length = 0;
    source.advance(0);
    expect(heard[0]).toBe(4);
  });

  it("asks for nothing before the ttl of a count that is at hand, nor while nobody observes", () => {
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

describe("by hand", () => {
  const listen = (query = {}) => {
    const source = createTestSource();
    const heard: unknown[] = [];
    const observer = { next: (count: LiveCount) => heard.push(count), error: (error: unknown) => heard.push(error) };
    source.subscribe(query, observer);
    return { source, heard };
  };

  it("says nothing by itself", async () => {
    const { source, heard } = listen();
    await flush();
    source.advance(1000);
    await expect(source.read({})).rejects.toMatchObject({ code: "network" });
    expect(heard).toStrictEqual([]);
  });

  it("says each query what it asked, unless only one is meant", () => {
    const { source, heard } = listen({ site: "shop", page: "/pricing" });
    source.say(5);
    source.say(6, { page: null });
    source.say(7, { site: "other" });
    source.say(8, { page: "/pricing", scope: "site", windowSeconds: 180, countedSecondsAgo: 60 });
    const five = testCount({ site: "shop", visitors: 5, page: "/pricing" });
    const observedAt = new Date(TEST_START - 60_000).toISOString();
    expect(heard).toStrictEqual([five, testCount({ site: "shop", visitors: 8, windowSeconds: 180, observedAt })]);
    expect(source.queries()).toStrictEqual([{ site: "shop", page: "/pricing" }]);
  });

  it("lets a count grow old, and repeats that a try failed", () => {
    const { source, heard } = listen();
    source.say(17);
    source.fail("rate_limited");
    heard.length = 0;
    source.advance(301);
    expect(heard).toMatchObject([{ visitors: 17 }, { code: "rate_limited", name: "RelayError" }]);
    expect(stalenessOf(testCount(), source.now())).toBe("expired");
  });

  it("follows a clock that it is given, and the seconds on top", () => {
    let time = 5_000;
    const source = createTestSource({ now: () => time });
    time += 1_000;
    source.advance(2);
    expect(source.now()).toBe(8_000);
  });

  it("tells by the function it was given", () => {
    const told: string[] = [];
    const act = (work: () => void) => {
      told.push("begin");
      work();
      told.push("end");
    };
    const source = createTestSource({ act });
    source.subscribe({}, { next: () => told.push("next") });
    source.say(17);
    expect(told).toStrictEqual(["begin", "next", "end"]);
  });
});

it("refuses to make visitors up for real shoppers", () => {
  vi.stubEnv("NODE_ENV", "production");
  expect(() => createTestSource()).toThrow("[onlookers] A test source makes visitors up");
});
