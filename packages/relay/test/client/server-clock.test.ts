import { describe, expect, it } from "vitest";
import { createServerClock } from "../../src/client/server-clock.js";

const HOUR = 3_600_000;
const SERVER = Date.parse("2026-11-21T14:32:20Z");

/** A browser's two clocks at one moment. */
interface Tick {
  readonly wall: number;
  readonly steady: number;
}

/** A browser's clocks after `steady` ms. The wall clock is `off` ms ahead of the server's. */
const tick = (steady: number, off = 0): Tick => ({ steady, wall: SERVER + off + steady });

/** A server clock that is used at the given ticks. */
function clockAtTicks() {
  let at = tick(0);
  const clock = createServerClock(
    () => at.wall,
    () => at.steady,
  );
  return {
    now: (tick: Tick) => ((at = tick), clock.now()),
    sync: (time: number, tick: Tick) => ((at = tick), clock.sync(time)),
    atLeast: (time: number, tick: Tick) => ((at = tick), clock.atLeast(time)),
  };
}

describe("createServerClock", () => {
  it("returns the browser's time until the first response", () => {
    expect(clockAtTicks().now(tick(500, -HOUR))).toBe(SERVER - HOUR + 500);
  });

  it.each([-5 * HOUR, 0, 5 * HOUR])(
    "returns the server's time after a response, with a wall clock %d ms ahead",
    (off) => {
      const clock = clockAtTicks();
      clock.sync(SERVER, tick(0, off));
      expect(clock.now(tick(7_000, off))).toBe(SERVER + 7_000);
    },
  );

  it("uses the latest of all times, because caches only make a time earlier", () => {
    const clock = clockAtTicks();
    clock.sync(SERVER, tick(0));
    clock.sync(SERVER - 120_000, tick(10_000)); // From a cache that sends no Age.
    expect(clock.now(tick(20_000))).toBe(SERVER + 20_000);
    clock.sync(SERVER + 31_000, tick(30_000)); // With less latency than the first.
    expect(clock.now(tick(40_000))).toBe(SERVER + 41_000);
  });

  it("ignores a response without a time", () => {
    const clock = clockAtTicks();
    clock.sync(Number.NaN, tick(0, -HOUR));
    expect(clock.now(tick(1_000, -HOUR))).toBe(SERVER - HOUR + 1_000);
  });

  it("is never earlier than a count, so that a count's age is at least the time since it arrived", () => {
    const clock = clockAtTicks();
    clock.atLeast(SERVER, tick(0, -HOUR));
    expect(clock.now(tick(0, -HOUR))).toBe(SERVER);
    expect(clock.now(tick(9_000, -HOUR))).toBe(SERVER + 9_000);
    clock.atLeast(Number.NaN, tick(10_000, -HOUR));
    expect(clock.now(tick(10_000, -HOUR))).toBe(SERVER + 10_000);
  });

  it("is not set back by an old count", () => {
    const clock = clockAtTicks();
    clock.atLeast(SERVER - HOUR, tick(0)); // From an old page's HTML.
    expect(clock.now(tick(0))).toBe(SERVER);
  });

  it("advances with the wall clock while the machine sleeps and its steady clock stops", () => {
    const clock = clockAtTicks();
    clock.sync(SERVER, tick(0));
    expect(clock.now({ steady: 1_000, wall: SERVER + HOUR })).toBe(SERVER + HOUR);
  });

  it("corrects the effect of a wall clock that was set forward with the next response", () => {
    const clock = clockAtTicks();
    clock.sync(SERVER, tick(0));
    const isSet = { steady: 1_000, wall: SERVER + 5 * HOUR };
    expect(clock.now(isSet)).toBe(SERVER + 5 * HOUR);
    clock.sync(SERVER + 1_000, isSet);
    expect(clock.now({ steady: 2_000, wall: isSet.wall + 1_000 })).toBe(SERVER + 2_000);
  });
});
