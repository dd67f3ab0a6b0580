import { expect, it } from "vitest";
import { memoizeLast } from "../../src/widget.js";

it("memoizeLast returns the cached value for the inputs of the last call, and creates another for any other", () => {
  const memoize = memoizeLast<object>();
  const get = (...inputs: readonly unknown[]) => memoize(() => ({}), inputs);
  const first = get("de", undefined);
  expect(get("de", undefined)).toBe(first);
  const other = get("de", 10);
  expect(other).not.toBe(first);
  expect(get("de", 10)).toBe(other);
  expect(get("de", undefined)).not.toBe(first);
});
