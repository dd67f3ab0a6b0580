import { mkdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { isShort, isToWrite } from "../arguments.ts";

/** The files that a bench writes. */
export interface Report {
  /** The name of the bench, such as `relay`. */
  readonly name: string;
  /** All numbers, as JSON. */
  readonly numbers: unknown;
  /** The versions of other software, such as `hono 4.13.19`. */
  readonly versions?: readonly string[] | undefined;
  /** Markdown for `docs/performance.md`, between `<!-- bench:name -->` and `<!-- /bench:name -->`. */
  readonly text: string;
  /** SVGs by file name, for `docs/performance`. */
  readonly plots?: Readonly<Record<string, string>> | undefined;
}

const root = join(import.meta.dirname, "../..");

/** Writes the numbers to `bench/results`, and with `--write` also the tables and plots in `docs`. */
export async function file({ name, numbers, versions = [], text, plots = {} }: Report): Promise<void> {
  const results = join(root, "bench/results");
  await mkdir(results, { recursive: true });
  const run = { at: new Date().toISOString(), node: process.version, cores: availableParallelism(), versions, isShort };
  await writeFile(join(results, `${name}.json`), `${JSON.stringify({ ...run, numbers }, null, 2)}\n`);
  for (const [plot, svg] of Object.entries(plots)) await writeFile(join(results, plot), svg);
  if (isToWrite && !isShort) await publish(name, `${origin(run.at, versions)}\n\n${text}`, plots);
}

function origin(at: string, versions: readonly string[]): string {
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(at));
  const all = new Intl.ListFormat("en-GB").format([`Node ${process.version.slice(1)}`, ...versions]);
  return `Measured on ${day} on ${availableParallelism()} cores, with ${all}.`;
}

async function publish(name: string, text: string, plots: Readonly<Record<string, string>>): Promise<void> {
  const path = join(root, "docs/performance.md");
  const page = await readFile(path, "utf8");
  const [begin, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`docs/performance.md has no place for ${name}: ${begin} … ${end}.`);
  await writeFile(path, `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`);
  const folder = join(root, "docs/performance");
  await mkdir(folder, { recursive: true });
  for (const [plot, svg] of Object.entries(plots)) await writeFile(join(folder, plot), svg);
}
