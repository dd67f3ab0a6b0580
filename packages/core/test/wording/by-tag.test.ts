import { expect, it } from "vitest";
import { byTag } from "../../src/wording/by-tag.js";

it("makes once for a tag, but keeps no endless number of them", () => {
  const made: string[] = [];
  const of = byTag((tag) => made.push(tag));
  expect([of("de"), of("en"), of("de")]).toStrictEqual([1, 2, 1]);
  for (let i = 0; i < 1000; i++) of(`x-${i}`);
  made.length = 0;
  for (let i = 0; i < 1000; i++) of(`x-${i}`);
  expect(made.length).toBeGreaterThan(800);
});
