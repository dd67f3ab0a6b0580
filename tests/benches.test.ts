import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** What `bench/run.ts` names; the other files there are read by them. */
const runner = readFileSync("bench/run.ts", "utf8");
const named = [...runner.matchAll(/^ {2}(\w+): "/gm)].map(([, name]) => name);

it("`pnpm bench` knows every bench", () => {
  const files = readdirSync("bench").filter((file) => file.endsWith(".ts"));
  const benches = files.map((file) => file.replace(/\.ts$/, "")).filter((file) => !["arguments", "run"].includes(file));
  expect(new Set(named)).toStrictEqual(new Set(benches));
});

it.each(named)("%s is told of in bench/README.md, and has a place in docs/performance.md", (name) => {
  const heading = new RegExp(`^## \`pnpm bench ${name}( \\[\\w+\\])?\`$`, "m");
  expect(readFileSync("bench/README.md", "utf8")).toMatch(heading);
  expect(readFileSync("docs/performance.md", "utf8")).toMatch(
    new RegExp(`<!-- bench:${name} -->[\\s\\S]*<!-- /bench:${name} -->`),
  );
});
