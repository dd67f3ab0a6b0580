import type { Store } from "../../src/index.js";

/** A shared store of texts in this process: relays on it serialise and parse their states, as with a database. */
export function textStore(): Store {
  const texts = new Map<string, string>();
  const listeners = new Map<string, Set<(text: string) => void>>();
  return {
    shared: true,
    get: async (key) => texts.get(key) ?? null,
    compareAndSet: async (key, expected, next) => {
      if ((texts.get(key) ?? null) !== expected) return false;
      texts.set(key, next);
      for (const listener of listeners.get(key) ?? []) listener(next);
      return true;
    },
    watch: (key, listener) => {
      const ofKey = listeners.get(key) ?? new Set();
      listeners.set(key, ofKey.add(listener));
      return () => ofKey.delete(listener);
    },
  };
}
