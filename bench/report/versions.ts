import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The name and installed version of a package, such as `hono 4.13.19`. */
export function versionOf(name: string): string {
  const path = join(import.meta.dirname, "../../node_modules", name, "package.json");
  const { version }: { version: string } = JSON.parse(readFileSync(path, "utf8"));
  return `${name} ${version}`;
}

/** The name and version of a program. Empty if it is not installed. */
export function programVersions(name: string, argument = "-v"): readonly string[] {
  const path = `${process.env["PATH"] ?? ""}:/usr/sbin`;
  const { stdout, stderr } = spawnSync(name, [argument], { encoding: "utf8", env: { ...process.env, PATH: path } });
  const version = /\d+\.\d+(?:\.\d+)?/.exec(`${stdout}${stderr}`)?.[0];
  return version === undefined ? [] : [`${name} ${version}`];
}
