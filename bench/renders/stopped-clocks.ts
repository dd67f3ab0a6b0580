import { mock } from "node:test";

/** In milliseconds. React does not run between two timers of one step. */
const STEP = 10;

/** Stops all clocks and random numbers, so that each run gives the same result. React's scheduler keeps running. */
export function stopClocks(): void {
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: Date.parse("2026-11-22T12:00:00.000Z") });
  mock.method(performance, "now", () => Date.now());
  // The maximum jitter: a browser polls up to a tenth later than the ttl.
  mock.method(Math, "random", () => 0.99);
}

/** Advances the clocks, and runs all timers and promises on the way. */
export async function pass(seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds * 1000; passed += STEP) {
    mock.timers.tick(STEP);
    await new Promise(setImmediate);
  }
}
