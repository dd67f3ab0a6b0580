import { existsSync, globSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** One entry of our packages. */
export interface Entry {
  /** Such as `@onlookers/relay/node`. */
  readonly name: string;
  /** The built file. Of a pattern, the largest file. */
  readonly file: string;
}

const root = join(import.meta.dirname, "../..");

/** All entries of all packages, except files such as `package.json`. Throws if one is not built. */
export function ourEntries(): readonly (Entry & { readonly isBuilt: boolean })[] {
  return allEntries().map((entry) => ({ ...entry, isBuilt: existsSync(entry.file) }));
}

function allEntries(): readonly Entry[] {
  return readdirSync(join(root, "packages")).flatMap((folder) => {
    const home = join(root, "packages", folder);
    const { name, exports }: Manifest = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
    return Object.entries(exports)
      .filter(([path]) => !path.endsWith(".json"))
      .map(([path, target]) =>
        toEntry(name + path.slice(1), join(home, typeof target === "string" ? target : target.default)),
      );
  });
}

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
}

function toEntry(name: string, file: string): Entry {
  if (!file.includes("*")) return { name, file };
  const files = globSync(file).toSorted((a, b) => statSync(b).size - statSync(a).size);
  return { name: `${name}, the largest of ${files.length}`, file: files[0] ?? file };
}
