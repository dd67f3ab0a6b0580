import { afterEach, expect, test, vi } from "vitest";
import { tries } from "../../../../tests/tries.js";
import { liveHealthily, type HealthReport } from "./healthy-world.js";

const WORLDS = tries(10);

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test.for([
  ["no screen shows a count that is older than the plan says", true, 0],
  ["caches that bend the rules, as nginx and Fastly do, cost two intervals at most", false, 2],
] as const)("where all is well, %s", { timeout: 60_000 }, async ([, keepsRules, intervals]) => {
  const reports: HealthReport[] = [];
  for (let seed = 0; seed < WORLDS; seed += 1) reports.push(await liveHealthily(seed, keepsRules));
  const tooOld = reports.filter(
    ({ oldestSeconds, worstAgeSeconds, intervalSeconds }) =>
      oldestSeconds > worstAgeSeconds + intervals * intervalSeconds,
  );
  expect(tooOld).toEqual([]);
  expect(reports.filter(({ blanks }) => blanks > 0)).toEqual([]);
  expect(Math.min(...reports.map(({ shown }) => shown))).toBeGreaterThan(5);
});
