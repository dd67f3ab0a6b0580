import { expect, test } from "vitest";
import { createSteadyClock } from "../../src/clock/steady-clock.js";

function clocks() {
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

test("goes on at its pace where the wall clock is set back, once or twice", () => {
  const { now, pass } = clocks();
  const start = now();
  expect(pass(60_000, -3_600_000) - start).toBe(60_000);
  expect(pass(60_000) - start).toBe(120_000);
  expect(pass(1_000, -7_200_000) - start).toBe(121_000);
});

test("follows the wall clock ahead, and back to where it would be", () => {
  const { now, pass, at } = clocks();
  const start = now();
  expect(pass(1_000, 3_600_000) - start).toBe(3_601_000);
  expect(pass(1_000, -3_600_000) - start).toBe(3_602_000);
  pass(1_000, 3_600_000);
  expect(pass(1_000)).toBe(at.wall);
});

test("follows drift, and never goes back", () => {
  const { now, pass, at } = clocks();
  now();
  let before = 0;
  for (let minute = 0; minute < 1000; minute += 1) {
    const told = pass(60_000, -20);
    expect(told).toBeGreaterThanOrEqual(before);
    before = told;
  }
  expect(before).toBe(at.wall);
});
