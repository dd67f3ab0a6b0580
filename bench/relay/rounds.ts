import { cpuSeconds } from "../process/cpu-seconds.ts";
import { median } from "../report/median.ts";
import type { Contestant } from "./contestant.ts";
import type { Demand, Load, PutUnderLoad } from "./load/load.ts";

/** How one contestant did, by medians over all rounds. */
export interface Standing extends Load {
  readonly name: string;
  /** Microseconds of processor time for an answer; `null` where /proc doesn't tell. */
  readonly cpuMicroseconds: number | null;
  /** Requests a second, of those that each other answered in the same round. */
  readonly of: Readonly<Record<string, number>>;
}

interface Slice extends Load {
  readonly cpuMicroseconds: number;
}

/**
 * Takes turns second by second, so that whatever else the machine does hits all alike. Each warms up for a second.
 *
 * @param demand but for the server
 */
export async function compare(
  contestants: readonly Contestant[],
  demand: Omit<Demand, "origin">,
  rounds: number,
  putUnderLoad: PutUnderLoad,
): Promise<readonly Standing[]> {
  const slices = new Map<string, Slice[]>(contestants.map(({ name }) => [name, []]));
  for (let round = rounds === 1 ? 1 : 0; round <= rounds; round += 1) {
    for (const { name, origin, pid, isAskedWhole } of contestants) {
      const before = cpuSeconds(pid);
      const load = await putUnderLoad({ ...demand, origin, ...(isAskedWhole === true ? { etag: null } : {}) });
      const cpu = (cpuSeconds(pid) ?? NaN) - (before ?? NaN);
      const cpuMicroseconds = (cpu * 1e6) / (load.requestsPerSecond * demand.seconds);
      if (round > 0) slices.get(name)?.push({ ...load, cpuMicroseconds });
    }
  }
  return [...slices].map(([name, own]) => {
    const middle = (of: keyof Slice) => median(own.map((slice) => slice[of]));
    const cpu = middle("cpuMicroseconds");
    return {
      name,
      requestsPerSecond: middle("requestsPerSecond"),
      p50: middle("p50"),
      p99: middle("p99"),
      cpuMicroseconds: Number.isNaN(cpu) ? null : cpu,
      of: Object.fromEntries([...slices].map(([other, theirs]) => [other, ratio(own, theirs)])),
    };
  });
}

function ratio(own: readonly Slice[], theirs: readonly Slice[]): number {
  return median(own.map((slice, round) => slice.requestsPerSecond / (theirs[round]?.requestsPerSecond ?? NaN)));
}
