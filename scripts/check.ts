// Every check and test, by name: `node scripts/check.ts` runs all, `node scripts/check.ts build size` those.
// Closes with one line, `N passed, N failed, N skipped`: tests and checks together.
import { steps, type Step } from "./steps.ts";
import { runStep, stopAll, type StepResult } from "./run-step.ts";
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

const failed: StepResult[] = [];

async function runSteps(queue: Step[]): Promise<void> {
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const result = await runStep(step);
    tally[result.passed ? "passed" : "failed"]++;
    if (!result.passed) failed.push(result);
  }
}

async function addTests(): Promise<void> {
  const tests = await runTests();
  tally.passed += tests.passed;
  tally.failed += tests.failed;
  tally.skipped += tests.skipped;
}

/** What all others need goes first. The tests often wait, for browsers and processes: the checks go on meanwhile. */
const chosen = steps.filter((step) => isWanted(step.name));
const first = chosen.filter((step) => !step.afterBuild);
await Promise.all([runSteps(first), runSteps(first)]);
await Promise.all([runSteps(chosen.filter((step) => step.afterBuild)), isWanted("tests") && addTests()]);

for (const { name, output } of failed) console.error(`\n✗ ${name}\n${output}`);
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exitCode = tally.failed > 0 ? 1 : 0;
