import type { Store } from "./store.js";

/** A store for one process: the default. Hand one to several relays of a process to make them share their budgets. */
export function memoryStore(): Store {
  const texts = new Map<string, string>();
  return {
    shared: false,
    get: async (key) => texts.get(key) ?? null,
    compareAndSet: async (key, expected, next) => {
      if ((texts.get(key) ?? null) !== expected) return false;
      texts.set(key, next);
      return true;
    },
  };
}
