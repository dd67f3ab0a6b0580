import { describe, expect, it } from "vitest";
import { storeChecks, type StorePair } from "../../src/testing.js";

/** @param pair the same stores for all tests */
export function describeStore(name: string, pair: () => StorePair): void {
  describe(`${name}`, () => {
    it.for(storeChecks(pair))("%s", async ([, check]) => {
      await expect(check()).resolves.toBeUndefined();
    });
  });
}
