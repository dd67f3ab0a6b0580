import { createSteadyClock } from "../clock/steady-clock.js";
import type { MemoryStore } from "./store.js";

/** A store for one process: the default. Pass one to several relays of a process, and they share their budgets. */
export function memoryStore(): MemoryStore {
  const values = new Map<string, unknown>();
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  return {
    shared: false,
    inMemory: true,
    get: async (key) => values.get(key) ?? null,
    compareAndSet: async (key, expected, next) => {
      if ((values.get(key) ?? null) !== expected) return false;
      values.set(key, next);
      for (const listener of listeners.get(key) ?? []) listener(next);
      return true;
    },
    now: createSteadyClock(),
    watch: (key, listener) => {
      const ofKey = listeners.get(key) ?? new Set();
      listeners.set(key, ofKey.add(listener));
      return () => ofKey.delete(listener);
    },
  };
}
