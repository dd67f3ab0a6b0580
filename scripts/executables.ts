import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The path of the first of these programs that is installed. */
export function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return findFile(names.flatMap((name) => folders.map((folder) => join(folder, name))));
}

/** The first of these paths that can be run. */
export function findFile(paths: readonly string[]): string | undefined {
  return paths.find(isExecutable);
}

/** Whether a file exists and can be run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
