import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** The benches in the list of `bench/run.ts`. */
const runner = readFileSync("bench/run.ts", "utf8");
const listed = [...runner.matchAll(/^ {2}(\w+): "/gm)].map(([, name]) => name);

it("bench/run.ts lists every bench", () => {
  const files = readdirSync("bench").filter((file) => file.endsWith(".ts"));
  const benches = files.map((file) => file.replace(/\.ts$/, "")).filter((file) => !["arguments", "run"].includes(file));
  expect(new Set(listed)).toStrictEqual(new Set(benches));
});

it.each(listed)("the bench %s has a section in bench/README.md and in docs/performance.md", (name) => {
  const heading = new RegExp(`^## \`pnpm bench ${name}( \\[\\w+\\])?\`$`, "m");
  expect(readFileSync("bench/README.md", "utf8")).toMatch(heading);
  expect(readFileSync("docs/performance.md", "utf8")).toMatch(
    new RegExp(`<!-- bench:${name} -->[\\s\\S]*<!-- /bench:${name} -->`),
  );
});
