import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** More than V8's limit of hidden classes for objects that begin alike. */
const SITES = 2_000;

const program = fileURLToPath(new URL("many-sites-process.ts", import.meta.url));
const hooks = new URL("../support/run-typescript.mjs", import.meta.url).href;

test("thousands of sites with tokens of their own do not slow down objects elsewhere in the process", async () => {
  const node = ["--allow-natives-syntax", "--conditions", "@onlookers/source", "--import", hooks];
  const { stdout } = await promisify(execFile)(process.execPath, [...node, program, String(SITES)]);
  expect(JSON.parse(stdout)).toEqual({ calls: SITES, isFast: true });
});
