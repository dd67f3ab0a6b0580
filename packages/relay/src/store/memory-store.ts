import { createSteadyClock } from "../clock/steady-clock.js";
import type { Store } from "./store.js";

/** A store for one process: the default. Hand one to several relays of a process to make them share their budgets. */
export function memoryStore(): Store {
  const texts = new Map<string, string>();
  const watchers = new Map<string, Set<(text: string) => void>>();
  return {
    shared: false,
    get: async (key) => texts.get(key) ?? null,
    compareAndSet: async (key, expected, next) => {
      if ((texts.get(key) ?? null) !== expected) return false;
      texts.set(key, next);
      for (const listener of watchers.get(key) ?? []) listener(next);
      return true;
    },
    now: createSteadyClock(),
    watch: (key, listener) => {
      const watching = watchers.get(key) ?? new Set();
      watchers.set(key, watching.add(listener));
      return () => watching.delete(listener);
    },
  };
}
