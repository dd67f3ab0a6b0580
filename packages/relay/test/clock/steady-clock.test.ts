import { describe, expect, it } from "vitest";
import { createSteadyClock } from "../../src/clock/steady-clock.js";

function playedClocks() {
  const at = { wall: 1_000_000_000, steady: 5 };
  const now = createSteadyClock(
    () => at.wall,
    () => at.steady,
  );
  const pass = (ms: number, step = 0) => {
    at.wall += ms + step;
    at.steady += ms;
    return now();
  };
  return { now, pass, at };
}

describe("createSteadyClock", () => {
  it("keeps its pace when the wall clock is set back, once or twice", () => {
    const { now, pass } = playedClocks();
    const start = now();
    expect(pass(60_000, -3_600_000) - start).toBe(60_000);
    expect(pass(60_000) - start).toBe(120_000);
    expect(pass(1_000, -7_200_000) - start).toBe(121_000);
  });

  it("follows the wall clock when it is set ahead, and does not follow it back", () => {
    const { now, pass, at } = playedClocks();
    const start = now();
    expect(pass(1_000, 3_600_000) - start).toBe(3_601_000);
    expect(pass(1_000, -3_600_000) - start).toBe(3_602_000);
    pass(1_000, 3_600_000);
    expect(pass(1_000)).toBe(at.wall);
  });

  it("follows drift without ever going back", () => {
    const { now, pass, at } = playedClocks();
    now();
    let before = 0;
    for (let minute = 0; minute < 1000; minute += 1) {
      const time = pass(60_000, -20);
      expect(time).toBeGreaterThanOrEqual(before);
      before = time;
    }
    expect(before).toBe(at.wall);
  });
});
