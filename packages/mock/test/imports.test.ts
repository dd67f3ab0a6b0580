import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** Every module that `entry` brings along, by its specifier: local ones as URLs, others as they are written. */
function importsOf(entry: URL, seen = new Set<string>()): Set<string> {
  if (seen.has(entry.href)) return seen;
  seen.add(entry.href);
  const source = readFileSync(entry, "utf8");
  for (const [, specifier = ""] of source.matchAll(/^(?:import|export)[^;]*?from "([^"]+)";/gm)) {
    if (specifier.startsWith(".")) importsOf(new URL(specifier.replace(/\.js$/, ".ts"), entry), seen);
    else seen.add(specifier);
  }
  return seen;
}

const outside = (entry: string) =>
  [...importsOf(new URL(`../src/${entry}`, import.meta.url))].filter((name) => !name.startsWith("file:"));

describe("imports", () => {
  test("of the main entry are fit for a browser", () => {
    expect(outside("index.ts")).toEqual(["msw"]);
  });

  test("of the server and the command are Node's and msw's, nothing of onlookers' other packages", () => {
    const all = new Set([...outside("server.ts"), ...outside("cli.ts")]);
    expect([...all].filter((name) => !name.startsWith("node:"))).toEqual(["msw"]);
    expect(all).toContain("node:http");
  });
});
