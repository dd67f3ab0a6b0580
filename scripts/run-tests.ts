import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printResult, run } from "./run-step.ts";

/** Without it, some warnings of Node name no location, such as those of timers without a number. */
const TRACE_WARNINGS = "--trace-warnings";

/** The numbers of tests or checks by result. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** Runs the tests of all Vitest projects. Vitest prints the results, and `tally-reporter.ts` counts them. */
export async function runTests(): Promise<Tally> {
  const start = performance.now();
  const folder = await mkdtemp(join(tmpdir(), "onlookers-tally-"));
  const file = join(folder, "tally.json");
  try {
    const { passed } = await run(["vitest", "run"], {
      inherit: true,
      env: { ONLOOKERS_TALLY: file, NODE_OPTIONS: [process.env["NODE_OPTIONS"], TRACE_WARNINGS].join(" ").trim() },
    });
    printResult("tests", passed, start);
    const tally: Tally = JSON.parse(await readFile(file, "utf8"));
    // Vitest can fail without a failed test, for example after an unhandled rejection.
    return passed || tally.failed > 0 ? tally : { ...tally, failed: 1 };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
