import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseSync, Visitor, type ParseResult, type StringLiteral } from "oxc-parser";

/** A condition of `exports`: the sources, or the published files. */
export type Condition = "@onlookers/source" | "default";

/** Files and the imports of each: paths from the repository's root, or the names of external packages. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

const root = join(import.meta.dirname, "..");

/**
 * Follows the imports of some files through all of our packages. Type imports and dynamic imports count too.
 *
 * @param files paths from the repository's root
 */
export function importGraph(files: readonly string[], condition: Condition = "@onlookers/source"): ImportGraph {
  const graph = new Map<string, readonly string[]>();
  const queue = [...files];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (graph.has(file) || !isOurs(file)) continue;
    const from = file;
    const imports = specifiersIn(file).map((specifier) => resolve(specifier, from, condition));
    graph.set(file, imports);
    queue.push(...imports);
  }
  return graph;
}

/** The file of an entry such as `@onlookers/relay/client`. */
export function entryFile(entry: string, condition: Condition = "@onlookers/source"): string {
  const [, name = "", ...rest] = entry.split("/");
  const { exports } = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8"));
  const target = exports[["."].concat(rest).join("/")];
  return join("packages", name, typeof target === "string" ? target : target[condition]);
}

/** The names that a file exports, types included. Throws for `export *`, which hides names. */
export function exportedNames(file: string): string[] {
  const { module } = parse(file);
  return module.staticExports
    .flatMap(({ entries }) => entries)
    .map(({ exportName }) => {
      if (exportName.name === null)
        throw new Error(`${file}: list the names instead of "export *" or "export default".`);
      return exportName.name;
    });
}

/** Each cycle as the path from a node back to itself. */
export function cyclesIn(graph: ImportGraph): string[][] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (node: string, path: string[]) => {
    const start = path.indexOf(node);
    if (start >= 0) cycles.push([...path.slice(start), node]);
    if (start >= 0 || done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...path, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return cycles;
}

export function isOurs(file: string): boolean {
  return file.startsWith("packages/");
}

/** The module specifiers of all imports and re-exports in a file. */
function specifiersIn(file: string): string[] {
  if (!/\.[jt]sx?$/.test(file)) return [];
  const specifiers: string[] = [];
  const add = (source: StringLiteral | null) => source && specifiers.push(source.value);
  new Visitor({
    ImportDeclaration: (node) => void add(node.source),
    ExportNamedDeclaration: (node) => void add(node.source),
    ExportAllDeclaration: (node) => void add(node.source),
    TSImportType: (node) => void add(node.source),
    ImportExpression({ source }) {
      if (source.type === "Literal" && typeof source.value === "string") specifiers.push(source.value);
    },
  }).visit(parse(file).program);
  return specifiers;
}

function parse(file: string): ParseResult {
  const result = parseSync(file, readFileSync(join(root, file), "utf8"));
  if (result.errors.length > 0) throw new Error(`${file}: ${result.errors.map(({ message }) => message).join(", ")}`);
  return result;
}

function resolve(source: string, from: string, condition: Condition): string {
  const specifier = source.replace(/\?.*/, "");
  if (specifier.startsWith("@onlookers/")) return entryFile(specifier, condition);
  if (!specifier.startsWith(".")) return specifier;
  const path = relative(root, join(root, dirname(from), specifier));
  if (condition === "default") return path;
  const candidates = [path, path.replace(/\.js$/, ".ts"), path.replace(/\.js$/, ".tsx")];
  return candidates.find((candidate) => existsSync(join(root, candidate))) ?? path;
}
