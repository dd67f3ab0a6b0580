import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { executedFiles } from "./executed-files.js";
import { numberPathIn } from "../scripts/number-path.js";

const MAX_FILES = 60;
const MAX_REACT_FILES = 10;

describe("one cold number in one counter", () => {
  let files: readonly string[];
  beforeAll(async () => {
    files = await executedFiles();
  });

  it(`runs at most ${MAX_FILES} source files, at most ${MAX_REACT_FILES} of them in react`, () => {
    expect(files.filter((file) => file.startsWith("packages/react/")).length).toBeLessThanOrEqual(MAX_REACT_FILES);
    expect(files.length).toBeLessThanOrEqual(MAX_FILES);
  });

  it("runs the files that docs/architecture.md lists, in that order", () => {
    // If this fails: node scripts/number-path.ts --write
    expect(numberPathIn(readFileSync("docs/architecture.md", "utf8"))).toStrictEqual(files);
  });
});
