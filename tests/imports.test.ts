import { globSync, readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { cyclesIn, entryFile, exportedNames, importGraph, isOurs, type Condition } from "./import-graph.js";
import {
  ENTRY_RULES,
  FOLDER_RULES,
  LANGUAGE_FOLDERS,
  MAX_CORE_EXPORTS,
  MAX_FILES_EXCEPTIONS,
  MAX_FILES_PER_FOLDER,
  type EntryRule,
} from "./import-rules.js";

const packages = readdirSync("packages");
const browserEntries = Object.keys(ENTRY_RULES).filter((entry) => ENTRY_RULES[entry]?.inBrowsers);

const sourcesOf = (name: string) => globSync(`packages/${name}/src/**/*.{ts,tsx}`);

/** The folder below `src` that contains a file. A root file counts as a folder of its own, such as `index.ts`. */
const folderOf = (file: string) => file.split("/")[3] ?? file;

function isAllowed(file: string, { sources }: EntryRule): boolean {
  const path = file.replace(/^packages\/([^/]+)\/src\//, "$1/");
  return sources.some((source) => path.startsWith(`${source}/`) || path.replace(/\.\w+$/, "") === source);
}

describe("ENTRY_RULES", () => {
  it("contain every entry of every package except style sheets and languages", () => {
    const entries = packages.flatMap((name) => {
      const { exports } = JSON.parse(readFileSync(`packages/${name}/package.json`, "utf8"));
      return Object.keys(exports).map((entry) => `@onlookers/${name}${entry.slice(1)}`);
    });
    const codeEntries = entries.filter((entry) => !/\.(css|json)$|\*/.test(entry));
    expect(Object.keys(ENTRY_RULES).toSorted()).toStrictEqual(codeEntries.toSorted());
  });
});

describe.each(Object.entries(ENTRY_RULES))("%s", (entry, rule) => {
  const graph = importGraph([entryFile(entry)]);

  it("imports only the sources that its rule allows", () => {
    expect([...graph.keys()].filter((file) => !isAllowed(file, rule))).toStrictEqual([]);
  });

  it("imports only the packages that its rule allows", () => {
    const imported = new Set([...graph.values()].flat().filter((name) => !isOurs(name)));
    expect([...imported].filter((name) => !rule.packages.includes(name))).toStrictEqual([]);
  });
});

describe.each(browserEntries)("%s in browsers", (entry) => {
  it.each<Condition>(["@onlookers/source", "default"])("reaches no token and no provider (%s)", (condition) => {
    const files = [...importGraph([entryFile(entry, condition)], condition).keys()];
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => /\/(server|providers?|call-provider|hub)[./]/.test(file))).toStrictEqual([]);
    expect(files.filter((file) => /Bearer|authorize|node:/.test(readFileSync(file, "utf8")))).toStrictEqual([]);
  });
});

describe("FOLDER_RULES", () => {
  it("contain every package", () => {
    expect(Object.keys(FOLDER_RULES).toSorted()).toStrictEqual(packages.toSorted());
  });
});

describe.each(Object.entries(FOLDER_RULES))("the folders of %s", (name, rules) => {
  const files = sourcesOf(name);
  const graph = importGraph(files);
  const imports = files.flatMap((from) =>
    (graph.get(from) ?? [])
      .filter((to) => to.startsWith(`packages/${name}/src/`) && folderOf(to) !== folderOf(from))
      .map((to) => ({ from, to })),
  );

  it("are those of its rules", () => {
    const folders = readdirSync(`packages/${name}/src`, { withFileTypes: true }).filter((each) => each.isDirectory());
    expect(Object.keys(rules).toSorted()).toStrictEqual(folders.map((folder) => folder.name).toSorted());
  });

  it("import only the folders and root files that their rules allow", () => {
    const forbidden = imports.filter(({ from, to }) => rules[folderOf(from)]?.includes(folderOf(to)) === false);
    expect(forbidden.map(({ from, to }) => `${from} imports ${to}`)).toStrictEqual([]);
  });

  it("import each other in one direction only", () => {
    const allowed = new Map<string, readonly string[]>(Object.entries(rules));
    for (const { from, to } of imports) {
      if (!(folderOf(from) in rules))
        allowed.set(folderOf(from), [...(allowed.get(folderOf(from)) ?? []), folderOf(to)]);
    }
    expect(cyclesIn(allowed)).toStrictEqual([]);
  });

  it(`contain at most ${MAX_FILES_PER_FOLDER} source files each`, () => {
    const counts = new Map<string, number>();
    for (const folder of files.map((file) => dirname(file))) counts.set(folder, (counts.get(folder) ?? 0) + 1);
    const tooLarge = [...counts].filter(
      ([folder, count]) =>
        count > (MAX_FILES_EXCEPTIONS[folder] ?? MAX_FILES_PER_FOLDER) && !LANGUAGE_FOLDERS.includes(folder),
    );
    expect(tooLarge).toStrictEqual([]);
  });
});

describe("source files of all packages", () => {
  it("have no import cycle", () => {
    expect(cyclesIn(importGraph(packages.flatMap(sourcesOf)))).toStrictEqual([]);
  });
});

describe("@onlookers/core", () => {
  it(`exports at most ${MAX_CORE_EXPORTS} names`, () => {
    const names = exportedNames(entryFile("@onlookers/core"));
    expect(names.length).toBeGreaterThan(0);
    expect(names.slice(MAX_CORE_EXPORTS)).toStrictEqual([]);
  });

  it.each([
    ["messages", "Messages"],
    ["price-messages", "PriceMessages"],
  ])("loads each language of %s separately, and only English by default", (name, type) => {
    const folder = `packages/core/src/${name}`;
    const reached = [...importGraph(browserEntries.map((entry) => entryFile(entry))).keys()];
    expect(reached.filter((file) => file.startsWith(`${folder}/`))).toStrictEqual([`${folder}/en.ts`]);
    const statements = readdirSync(folder).flatMap((file) =>
      readFileSync(`${folder}/${file}`, "utf8").match(/^(?:import|export .* from)\b.*/gm),
    );
    expect(new Set(statements)).toStrictEqual(new Set([`import type { ${type} } from "../${name}.js";`]));
  });

  it("exports every provider from /server", () => {
    const files = readdirSync("packages/core/src/providers", { withFileTypes: true }).filter((file) => file.isFile());
    const exported = readFileSync("packages/core/src/server.ts", "utf8").matchAll(/"\.\/providers\/([\w-]+)\.js"/g);
    expect(Array.from(exported, ([, name]) => `${name}.ts`).toSorted()).toStrictEqual(
      files.map((file) => file.name).toSorted(),
    );
  });
});

describe("the command of @onlookers/mock", () => {
  it("imports only its dependencies and modules of Node, and no other package of ours", () => {
    const graph = importGraph(["packages/mock/src/cli.ts"]);
    const outside = [...graph.values()].flat().filter((name) => !name.startsWith("packages/mock/"));
    expect(outside).toContain("node:http");
    expect(new Set(outside.filter((name) => !name.startsWith("node:")))).toStrictEqual(
      new Set(["@noble/hashes/sha2.js", "msw"]),
    );
  });
});
