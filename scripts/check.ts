// Every check and test, by name: `node scripts/check.ts` runs all, `node scripts/check.ts lint types` those.
// Closes with one line, `N passed, N failed, N skipped`: tests and checks together.
import { steps, type Step } from "./steps.ts";
import { runStep, stopAll } from "./run-step.ts";
import { runTests, type Tally } from "./run-tests.ts";

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => name !== "tests" && !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No check is called ${unknown.join(", ")}. There are: ${steps.map((s) => s.name).join(", ")}, tests.`);
  process.exit(1);
}
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    stopAll();
    process.exit(1);
  });
}

const tally: Tally = { passed: 0, failed: 0, skipped: 0 };

/** What is needed by all goes first; the others share two processors. */
async function runSteps(queue: Step[]): Promise<void> {
  const worker = async () => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      const passed = await runStep(step);
      tally[passed ? "passed" : "failed"]++;
    }
  };
  await Promise.all([worker(), worker()]);
}

const chosen = steps.filter((step) => isWanted(step.name));
await runSteps(chosen.filter((step) => !step.afterBuild));
await runSteps(chosen.filter((step) => step.afterBuild));
if (isWanted("tests")) {
  const tests = await runTests();
  tally.passed += tests.passed;
  tally.failed += tests.failed;
  tally.skipped += tests.skipped;
}
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exitCode = tally.failed > 0 ? 1 : 0;
