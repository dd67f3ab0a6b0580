// Runs all checks and tests, or only the named steps: `node scripts/check.ts build size`. `--help` lists them.
// The last line of output counts checks and tests: `N passed, N failed, N skipped`.
import { runStep, stopAll, type StepResult } from "./run-step.ts";
import { runTests, type Tally } from "./run-tests.ts";
import { steps, type Step } from "./steps.ts";

const TESTS = "tests";

const args = process.argv.slice(2);
if (args.includes("--help")) {
  console.log(help());
  process.exit(0);
}
const unknown = args.filter((name) => name !== TESTS && !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`Unknown step: ${unknown.join(", ")}.\n\n${help()}`);
  process.exit(1);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    stopAll();
    process.exit(1);
  });
}

const isSelected = (name: string) => args.length === 0 || args.includes(name);
const isOnDemand = ({ onDemand = false }: Step) => onDemand && args.length === 0;
const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
const failed: StepResult[] = [];

// The build and the steps that do not need it run first, two at a time. The tests often wait for browsers and
// processes, so the other steps run in parallel with them.
const selected = steps.filter((step) => isSelected(step.name) && !isOnDemand(step));
const first = selected.filter((step) => !step.needsBuild);
await Promise.all([runSteps(first), runSteps(first)]);
await Promise.all([runSteps(selected.filter((step) => step.needsBuild)), isSelected(TESTS) && addTests()]);

for (const { name, output } of failed) console.error(`\n✗ ${name}\n${output}`);
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exitCode = tally.failed > 0 ? 1 : 0;

/** Takes steps from the queue until it is empty. */
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

function help(): string {
  const lines = [...steps, { name: TESTS, description: "runs all tests with vitest; some need a build" }].map(
    ({ name, description }) => `  ${name.padEnd(12)}${description}`,
  );
  return `Usage: node scripts/check.ts [step ...]\n\nRuns all steps, or the named ones:\n\n${lines.join("\n")}`;
}
