import { afterEach, expect, test, vi } from "vitest";
import { acquire, commit } from "../../src/ledger/ledger.js";
import { tries } from "../../../../tests/tries.js";
import { MUTANTS } from "./mutants.js";
import { simulate } from "./world.js";

/** The ledger that is hardest to catch is caught in one of 75 worlds. */
const WORLDS = tries(300);

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test(`${WORLDS} worlds of slow, killed and stopped instances, wrong clocks, a faulty store and a flapping service`, async () => {
  const broken: string[] = [];
  let calls = 0;
  for (let seed = 0; seed < WORLDS; seed += 1) {
    const report = await simulate(seed, { acquire, commit });
    if (report.violations.length > 0) broken.push(`world ${seed}: ${report.violations.slice(0, 3).join("; ")}`);
    calls += report.calls;
  }
  expect(broken).toEqual([]);
  expect(calls).toBeGreaterThan(WORLDS * 10);
}, 60_000);

test.for(MUTANTS)("a ledger that %s is caught", async ([, ledger]) => {
  let caught: readonly string[] = [];
  for (let seed = 0; seed < WORLDS && caught.length === 0; seed += 1) {
    ({ violations: caught } = await simulate(seed, ledger));
  }
  expect(caught).not.toEqual([]);
});
