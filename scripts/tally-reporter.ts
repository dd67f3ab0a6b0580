import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/** Writes the numbers of tests by result to the file in `ONLOOKERS_TALLY`, for `run-tests.ts`. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env["ONLOOKERS_TALLY"];
    if (file === undefined) return;
    const tally = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) tally[test.result().state]++;
      if (module.errors().length > 0) tally.failed++;
    }
    writeFileSync(file, JSON.stringify(tally));
  }
}
