import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { README_PATHS, withTables } from "../scripts/settings-tables.js";

describe.each(README_PATHS)("%s", (path) => {
  it("lists the settings of the source: node scripts/settings-tables.ts --write updates it", () =>
    expect(readFileSync(path, "utf8")).toBe(withTables(path)));
});
