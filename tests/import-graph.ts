import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Which condition of `exports` is followed: the sources, or what is published. */
export type Condition = "@onlookers/source" | "default";

const root = join(import.meta.dirname, "..");
const IMPORTS = [
  /^\s*(?:import|export)\b[^;"=(]*?\bfrom\s*"([^"]+)"/gm,
  /^\s*import\s*"([^"]+)"/gm,
  /\bimport\(\s*"([^"]+)"/g,
];

/**
 * Every file of ours that an entry reaches, with what each imports: paths from the repository's root, and names of
 * packages that aren't ours. Type imports count too.
 *
 * @param entry such as `@onlookers/relay/client`
 */
export function importGraph(entry: string, condition: Condition): ReadonlyMap<string, readonly string[]> {
  const graph = new Map<string, readonly string[]>();
  const queue = [resolve(entry, "", condition)];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (graph.has(file) || !isOurs(file)) continue;
    const from = file;
    const imports = importsOf(file).map((specifier) => resolve(specifier, from, condition));
    graph.set(file, imports);
    queue.push(...imports);
  }
  return graph;
}

/** Paths that lead back to where they began, one for each cycle found. */
export function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, path: string[]) => {
    const at = path.indexOf(file);
    if (at >= 0) cycles.push([...path.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

function isOurs(file: string): boolean {
  return file.startsWith("packages/");
}

function importsOf(file: string): string[] {
  const code = readFileSync(join(root, file), "utf8").replace(/^\s*(?:\/?\*|\/\/).*$/gm, "");
  return IMPORTS.flatMap((form) => Array.from(code.matchAll(form), ([, specifier = ""]) => specifier));
}

function resolve(specifier: string, from: string, condition: Condition): string {
  if (specifier.startsWith("@onlookers/")) {
    const [, name = "", ...rest] = specifier.split("/");
    const { exports } = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8"));
    const target = exports[["."].concat(rest).join("/")];
    return join("packages", name, typeof target === "string" ? target : target[condition]);
  }
  if (!specifier.startsWith(".")) return specifier;
  const path = relative(root, join(root, dirname(from), specifier.replace(/\?.*/, "")));
  if (condition === "default") return path;
  const candidates = [path, path.replace(/\.js$/, ".ts"), path.replace(/\.js$/, ".tsx")];
  return candidates.find((candidate) => exists(candidate)) ?? path;
}

function exists(file: string): boolean {
  try {
    readFileSync(join(root, file));
    return true;
  } catch {
    return false;
  }
}
