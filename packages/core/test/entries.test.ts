import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The names, values and types, that an entry's source exports. */
function namesOf(entry: string): string[] {
  const lists = readFileSync(`packages/core/src/${entry}.ts`, "utf8").matchAll(/\{([^}]*)\}/g);
  return Array.from(lists, ([, list = ""]) => list.split(",").map((name) => name.trim())).flat();
}

describe("@onlookers/core", () => {
  it("shares no name with @onlookers/core/widget", () => {
    expect(namesOf("index").filter((name) => namesOf("widget").includes(name))).toStrictEqual([]);
  });
});
