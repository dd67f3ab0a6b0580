import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run-step.ts";

/** Node warns once a process, and of a timer that got no number, say, it names no place otherwise. */
const TRACED = "--trace-warnings";

/** How many tests, or checks, ended how. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** Runs Vitest over every project; its own reporter speaks, ours counts. */
export async function runTests(): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), "onlookers-tally-"));
  const file = join(folder, "tally.json");
  try {
    const { passed } = await run(["vitest", "run"], {
      inherit: true,
      env: { ONLOOKERS_TALLY: file, NODE_OPTIONS: [process.env["NODE_OPTIONS"], TRACED].join(" ").trim() },
    });
    const tally: Tally = JSON.parse(await readFile(file, "utf8"));
    // Vitest may fail without a failed test: an unhandled rejection, a file that doesn't load.
    return passed || tally.failed > 0 ? tally : { ...tally, failed: 1 };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
