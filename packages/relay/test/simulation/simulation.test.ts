import { afterEach, describe, expect, it, vi } from "vitest";
import { tries } from "../../../../tests/tries.js";
import { acquire, commit } from "../../src/ledger/ledger.js";
import { MUTANTS } from "./mutants.js";
import { simulate } from "./world.js";

/** The mutant that is hardest to catch breaks one world of 50. */
const WORLDS = tries(300);

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("the simulation", () => {
  it(`finds no violation in ${WORLDS} worlds of killed and stopped instances, wrong clocks, and a failing store and service`, async () => {
    const broken: string[] = [];
    let calls = 0;
    for (let seed = 0; seed < WORLDS; seed += 1) {
      const report = await simulate(seed, { acquire, commit });
      if (report.violations.length > 0) broken.push(`seed ${seed}: ${report.violations.slice(0, 3).join("; ")}`);
      calls += report.calls;
    }
    expect(broken).toEqual([]);
    expect(calls).toBeGreaterThan(WORLDS * 10);
  }, 60_000);

  it.for(MUTANTS)("catches a ledger that %s", async ([, transitions]) => {
    let caught: readonly string[] = [];
    let seed = 0;
    for (; seed < WORLDS && caught.length === 0; seed += 1) {
      ({ violations: caught } = await simulate(seed, transitions));
    }
    expect(caught, `no violation with the seeds 0 to ${seed - 1}`).not.toEqual([]);
  });
});
