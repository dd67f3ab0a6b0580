import { ageOf } from "@onlookers/core";
import { isCurrent } from "@onlookers/core/widget";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createServerClock } from "../../src/client/server-clock.js";
import { COUNT } from "./fake-relay.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const YEAR = 365 * 24 * HOUR;
/** The true time at the start of each test. */
const START = Date.parse("2026-11-21T14:32:20Z");

beforeEach(() => vi.useFakeTimers({ now: START }));
afterEach(() => vi.useRealTimers());

interface Claims {
  /** How far `Date` plus `Age` is ahead of the true time, in milliseconds. */
  readonly date?: number;
  /** The age of the count, in milliseconds. */
  readonly age?: number;
  /** How far the relay's clock is ahead of the true time: it gives both times. */
  readonly relay?: number;
}

/** A server clock in a browser whose wall clock is `off` milliseconds ahead. */
function clockIn(off = 0) {
  const started = performance.now();
  const truth = () => START + performance.now() - started;
  vi.setSystemTime(START + off);
  const clock = createServerClock();
  let count = COUNT;

  return {
    truth,
    /** An answer to the same query as before. */
    answers({ date = 0, age = 5_000, relay = 0 }: Claims = {}) {
      count = { ...COUNT, observedAt: new Date(truth() + relay - age).toISOString() };
      clock.sync("/r/default", { body: count, time: truth() + relay + date });
    },
    /** Whether the last answer's number may be shown. */
    shows: () => isCurrent(count, clock.now()),
    /** The age of the last answer's count. */
    age: () => ageOf(count, clock.now()),
    now: () => clock.now(),
    pass: (milliseconds: number) => vi.advanceTimersByTime(milliseconds),
  };
}

const OFFSETS = [2 * MINUTE, 4 * MINUTE, HOUR, 24 * HOUR, YEAR].flatMap((off) => [-off, off]);

describe("createServerClock", () => {
  it("returns the browser's time until the first answer", () => {
    expect(clockIn(-HOUR).now()).toBe(START - HOUR);
  });

  it("shows a first answer that agrees with the browser's clock", () => {
    const clock = clockIn();
    clock.answers();
    expect([clock.shows(), clock.age()]).toEqual([true, 5_000]);
  });

  it.each(OFFSETS)(
    "shows the second answer with its true age or an older one, with a wall clock %d ms ahead",
    (off) => {
      const clock = clockIn(off);
      clock.answers();
      clock.pass(5_000);
      clock.answers({ age: 10_000 });
      expect(clock.shows()).toBe(true);
      expect(clock.age()).toBeGreaterThanOrEqual(10_000);
      clock.pass(290_001);
      expect(clock.shows()).toBe(false);
    },
  );

  it.each(OFFSETS)("shows the second answer of a relay whose clock is %d ms ahead", (relay) => {
    const clock = clockIn();
    clock.answers({ relay });
    clock.pass(30_000);
    clock.answers({ relay });
    expect(clock.shows()).toBe(true);
  });

  it.each([5 * MINUTE + 1, 3 * HOUR, YEAR])("never shows a stored answer of %d ms ago", (age) => {
    const clock = clockIn();
    for (let poll = 0; poll < 5; poll++) {
      clock.answers({ date: -age - poll * 5_000, age: age + (poll + 1) * 5_000 });
      expect(clock.shows()).toBe(false);
      clock.pass(5_000);
    }
  });

  it.each([-YEAR, -HOUR, HOUR, YEAR])("never shows one with a wall clock that is %d ms ahead", (off) => {
    const clock = clockIn(off);
    for (let poll = 0; poll < 5; poll++) {
      clock.answers({ date: -3 * HOUR - poll * 5_000, age: 3 * HOUR + (poll + 1) * 5_000 });
      expect(clock.shows()).toBe(false);
      clock.pass(5_000);
    }
  });

  it.each([
    ["Date or Age", { date: 1 }],
    ["observedAt", { age: -1 }],
    ["every time", { relay: 1 }],
  ])("keeps its time after one answer whose %s is ahead", (_, unit) => {
    for (const off of [HOUR, 24 * HOUR, YEAR]) {
      const clock = clockIn();
      clock.answers();
      clock.pass(30_000);
      clock.answers(Object.fromEntries(Object.entries(unit).map(([name, sign]) => [name, sign * off])));
      expect(clock.now()).toBe(clock.truth());
      clock.pass(30_000);
      clock.answers();
      expect([clock.shows(), clock.age()]).toEqual([true, 5_000]);
    }
  });

  it.each(OFFSETS)("keeps its time while a cache writes a Date that is %d ms ahead", (date) => {
    const clock = clockIn();
    for (let poll = 0; poll < 5; poll++) {
      clock.answers({ date });
      expect(clock.shows()).toBe(true);
      expect(clock.age()).toBeGreaterThanOrEqual(5_000);
      clock.pass(30_000);
    }
  });

  it("uses the latest time that fits, because caches without Age only make a time earlier", () => {
    const clock = clockIn(-HOUR);
    clock.answers();
    clock.pass(30_000);
    clock.answers();
    clock.pass(30_000);
    clock.answers({ date: -40_000, age: 45_000 });
    expect(clock.age()).toBe(45_000 + 30_000); // The second answer came 30 s after the first.
  });

  it("keeps the time at which a stored answer came first, so that the next one proves the time", () => {
    const clock = clockIn(-HOUR);
    clock.answers();
    for (const waited of [5_000, 15_000]) {
      clock.pass(waited === 5_000 ? 5_000 : 10_000);
      clock.answers({ date: -waited, age: waited + 5_000 });
      expect(clock.shows()).toBe(false);
    }
    clock.pass(20_000);
    clock.answers();
    expect([clock.shows(), clock.age()]).toEqual([true, 5_000 + 35_000]);
  });

  it("compares only answers to one query: a browser may have stored two of different times", () => {
    const clock = createServerClock();
    vi.setSystemTime(START + YEAR);
    const count = { ...COUNT, observedAt: new Date(START - HOUR).toISOString() };
    clock.sync("/r/a", { body: count, time: START - HOUR });
    vi.advanceTimersByTime(5_000);
    clock.sync("/r/b", { body: count, time: START - HOUR + 5_000 });
    expect(isCurrent(count, clock.now())).toBe(false);
  });

  it("accepts no time from an answer without one, or without a number", () => {
    const clock = clockIn(-HOUR);
    for (let poll = 0; poll < 3; poll++) {
      clock.answers({ date: NaN });
      expect(clock.now()).toBe(clock.truth() - HOUR);
      clock.pass(30_000);
    }
  });

  it("advances with the wall clock while the machine sleeps and its steady clock stops", () => {
    const clock = clockIn();
    clock.answers();
    vi.setSystemTime(START + HOUR);
    expect(clock.shows()).toBe(false);
  });

  it.each([-HOUR, HOUR])("shows the next answer after the wall clock was set by %d ms", (step) => {
    const clock = clockIn();
    clock.answers();
    clock.pass(30_000);
    vi.setSystemTime(Date.now() + step);
    clock.answers();
    expect(clock.shows()).toBe(true);
    expect(clock.age()).toBeGreaterThanOrEqual(5_000);
  });

  it("shows nothing, without an error, in a browser without a clock", () => {
    const clock = clockIn();
    vi.spyOn(Date, "now").mockReturnValue(NaN);
    clock.answers();
    expect(clock.shows()).toBe(false);
    vi.restoreAllMocks();
  });
});
