import { afterEach, describe, expect, it, vi } from "vitest";
import { tries } from "../../../../tests/tries.js";
import { runHealthyWorld, type HealthReport } from "./healthy-world.js";

const WORLDS = tries(10);

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("in worlds without faults", () => {
  it.for([
    ["no screen shows an older count than the plan states", true, 0],
    ["caches that break RFC 9111 as nginx and Fastly do add two intervals at most", false, 2],
  ] as const)("%s", { timeout: 60_000 }, async ([, keepsRules, intervals]) => {
    const reports: HealthReport[] = [];
    for (let seed = 0; seed < WORLDS; seed += 1) reports.push(await runHealthyWorld(seed, keepsRules));
    const tooOld = reports.filter(
      ({ oldestSeconds, worstAgeSeconds, intervalSeconds }) =>
        oldestSeconds > worstAgeSeconds + intervals * intervalSeconds,
    );
    expect(tooOld).toEqual([]);
    expect(reports.filter(({ blanks }) => blanks > 0)).toEqual([]);
    expect(Math.min(...reports.map(({ shown }) => shown))).toBeGreaterThan(5);
  });
});
