import { describe, expect, it } from "vitest";
import { memoryStore, type MemoryStore } from "../../src/index.js";
import { storeChecks } from "../../src/testing.js";

const MESSAGE = /\[onlookers\] The store returned .* instead of .*Compare it with/;

/** The names of the checks that a broken store fails as they should. */
async function failuresOf(breakStore: (sound: MemoryStore) => Partial<MemoryStore>): Promise<string[]> {
  const sound = memoryStore();
  const store = { ...sound, ...breakStore(sound) };
  const failed: string[] = [];
  for (const [name, check] of storeChecks(() => ({ one: store, other: store }))) {
    const message = await check().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : "no error"),
    );
    if (message !== null) failed.push(MESSAGE.test(message) ? name : message);
  }
  return failed;
}

describe("storeChecks", () => {
  it("passes a store that keeps the contract", async () => {
    expect(await failuresOf(() => ({}))).toEqual([]);
  });

  it("fails a store that sets without comparing", async () => {
    const failed = await failuresOf((sound) => ({
      async compareAndSet(key, _expected, next) {
        while (!(await sound.compareAndSet(key, await sound.get(key), next)));
        return true;
      },
    }));
    expect(failed).toEqual([
      "compareAndSet sets only if the value is the expected one",
      "exactly one of 50 concurrent calls of compareAndSet wins",
    ]);
  });

  it("fails a store that changes a text", async () => {
    const failed = await failuresOf((sound) => ({
      get: async (key) => {
        const value = await sound.get(key);
        return typeof value === "string" ? value.trim() || null : value;
      },
    }));
    expect(failed).toEqual(["get returns exactly what was set: an empty text"]);
  });

  it("fails a store that ignores the key", async () => {
    const failed = await failuresOf((sound) => ({
      get: () => sound.get("a"),
      compareAndSet: (_key, expected, next) => sound.compareAndSet("a", expected, next),
    }));
    expect(failed).toContain("keys are independent");
  });

  it("fails a store that goes on reporting after the watcher has stopped", async () => {
    const failed = await failuresOf((sound) => ({
      watch: (key, listener) => {
        sound.watch?.(key, listener);
        return () => {};
      },
    }));
    expect(failed).toEqual(["watch, if there is one, reports what any instance sets under the key"]);
  });
});
