import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** All modules that `entry` imports, directly and indirectly: local files as URLs, packages by name. */
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

const packagesOf = (entry: string) =>
  [...importsOf(new URL(`../src/${entry}`, import.meta.url))].filter((name) => !name.startsWith("file:"));

describe("imports of @onlookers/mock", () => {
  it("contain only msw in the main entry, so that browsers can load it", () => {
    expect(packagesOf("index.ts")).toEqual(["msw"]);
  });

  it("contain only msw and Node's modules in the server and the command, and no other onlookers package", () => {
    const all = new Set([...packagesOf("server.ts"), ...packagesOf("cli.ts")]);
    expect([...all].filter((name) => !name.startsWith("node:"))).toEqual(["msw"]);
    expect(all).toContain("node:http");
  });
});
