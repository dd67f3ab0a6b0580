import { describe, expect, it } from "vitest";
import { createServerClock } from "../../src/client/server-clock.js";

const HOUR = 3_600_000;
const SERVER = Date.parse("2026-11-21T14:32:20Z");

/** A browser's two clocks at one moment. */
interface Tick {
  readonly wall: number;
  readonly steady: number;
}

/** A browser's clocks after `steady` ms; `off` is what the wall's is ahead of the server's. */
const tick = (steady: number, off = 0): Tick => ({ steady, wall: SERVER + off + steady });

/** The server's clock, asked and told at ticks of the test's own. */
function playedClock() {
  let at = tick(0);
  const clock = createServerClock(
    () => at.wall,
    () => at.steady,
  );
  return {
    now: (tick: Tick) => ((at = tick), clock.now()),
    said: (instant: number, tick: Tick) => ((at = tick), clock.said(instant)),
    counted: (instant: number, tick: Tick) => ((at = tick), clock.counted(instant)),
  };
}

describe("the server's clock", () => {
  it("is the wall's until the server has said the time", () => {
    expect(playedClock().now(tick(500, -HOUR))).toBe(SERVER - HOUR + 500);
  });

  it.each([-5 * HOUR, 0, 5 * HOUR])("is the server's from then on, with a wall clock %d ms ahead", (off) => {
    const clock = playedClock();
    clock.said(SERVER, tick(0, off));
    expect(clock.now(tick(7_000, off))).toBe(SERVER + 7_000);
  });

  it("believes the latest of all it heard: caches only make the time look earlier", () => {
    const clock = playedClock();
    clock.said(SERVER, tick(0));
    clock.said(SERVER - 120_000, tick(10_000)); // From a cache that tells no age.
    expect(clock.now(tick(20_000))).toBe(SERVER + 20_000);
    clock.said(SERVER + 31_000, tick(30_000)); // Came faster than the first.
    expect(clock.now(tick(40_000))).toBe(SERVER + 41_000);
  });

  it("takes no header for the time where there is none", () => {
    const clock = playedClock();
    clock.said(Number.NaN, tick(0, -HOUR));
    expect(clock.now(tick(1_000, -HOUR))).toBe(SERVER - HOUR + 1_000);
  });

  it("lets no count come from the future, so that one is never younger than the time it has been at hand", () => {
    const clock = playedClock();
    clock.counted(SERVER, tick(0, -HOUR));
    expect(clock.now(tick(0, -HOUR))).toBe(SERVER);
    expect(clock.now(tick(9_000, -HOUR))).toBe(SERVER + 9_000);
    clock.counted(Number.NaN, tick(10_000, -HOUR));
    expect(clock.now(tick(10_000, -HOUR))).toBe(SERVER + 10_000);
  });

  it("does not let a count at hand replace the wall's time", () => {
    const clock = playedClock();
    clock.counted(SERVER - HOUR, tick(0)); // From an old page's HTML.
    expect(clock.now(tick(0))).toBe(SERVER);
  });

  it("goes on while the machine sleeps and its steady clock stands still", () => {
    const clock = playedClock();
    clock.said(SERVER, tick(0));
    expect(clock.now({ steady: 1_000, wall: SERVER + HOUR })).toBe(SERVER + HOUR);
  });

  it("gets over a wall clock that was set forward, by the next answer", () => {
    const clock = playedClock();
    clock.said(SERVER, tick(0));
    const isSet = { steady: 1_000, wall: SERVER + 5 * HOUR };
    expect(clock.now(isSet)).toBe(SERVER + 5 * HOUR);
    clock.said(SERVER + 1_000, isSet);
    expect(clock.now({ steady: 2_000, wall: isSet.wall + 1_000 })).toBe(SERVER + 2_000);
  });
});
