import { mock } from "node:test";

/** Milliseconds: two timers of one step run in their order, yet without React between them. */
const STEP = 10;

/** Stops all clocks and chance, so that a run is the same on every machine. React's own scheduler goes on. */
export function stopClocks(): void {
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: Date.parse("2026-11-22T12:00:00.000Z") });
  mock.method(performance, "now", () => Date.now());
  // By chance a browser asks up to a tenth later than the ttl: the most that a count can age between two polls.
  mock.method(Math, "random", () => 0.99);
}

/** Lets time pass, and all that follows from it. */
export async function pass(seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds * 1000; passed += STEP) {
    mock.timers.tick(STEP);
    await new Promise(setImmediate);
  }
}
