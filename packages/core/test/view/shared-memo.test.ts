import { expect, it } from "vitest";
import { sharedMemo } from "../../src/widget.js";

it("makes one thing for all that ask side by side with the same values, and anew for any other", () => {
  const memo = sharedMemo<object>();
  const ask = (...of: readonly unknown[]) => memo(() => ({}), of);
  const first = ask("de", undefined);
  expect(ask("de", undefined)).toBe(first);
  const other = ask("de", 10);
  expect(other).not.toBe(first);
  expect(ask("de", 10)).toBe(other);
  expect(ask("de", undefined)).not.toBe(first);
});
