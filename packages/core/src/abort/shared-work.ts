import { raceWithSignal } from "./race-with-signal.js";

/** Work that several callers wait for at once. */
export interface SharedWork<T> {
  /**
   * Joins the work in flight, or starts it.
   *
   * @param start its signal aborts when no caller waits any longer
   * @param signal ends this caller's wait
   */
  join(start: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
}

interface Flight<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/** Creates shared work without anything in flight. Nothing is kept once it has settled. */
export function createSharedWork<T>(): SharedWork<T> {
  let current: Flight<T> | null = null;
  return {
    async join(start, signal) {
      const flight = (current ??= takeOff(start));
      flight.waiting += 1;
      try {
        return await raceWithSignal(flight.result, signal);
      } finally {
        flight.waiting -= 1;
        if (flight.waiting === 0) {
          flight.controller.abort();
          if (current === flight) current = null;
        }
      }
    },
  };
}

function takeOff<T>(start: (signal: AbortSignal) => Promise<T>): Flight<T> {
  const controller = new AbortController();
  const result = start(controller.signal);
  result.catch(() => {}); // Every caller may have left before it fails.
  return { result, controller, waiting: 0 };
}
