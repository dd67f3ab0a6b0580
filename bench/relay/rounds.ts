import { cpuSeconds } from "../process/cpu-seconds.ts";
import { median } from "../report/median.ts";
import type { Contestant } from "./contestant.ts";
import type { Demand, Load, PutUnderLoad } from "./load/load.ts";

/** The medians of one contestant over all rounds. */
export interface Standing extends Load {
  readonly name: string;
  /** The processor time per response in microseconds. `null` without /proc. */
  readonly cpuMicroseconds: number | null;
  /**
   * Responses per processor time, relative to each other contestant in the same round. On a shared machine, the rates of
   * two neighbouring seconds differ more than the servers do. Uses rates without /proc.
   */
  readonly of: Readonly<Record<string, number>>;
}

interface Slice extends Load {
  readonly cpuMicroseconds: number;
}

/** The results of one round, by contestant. */
export type Round = ReadonlyMap<string, Slice>;

/**
 * Measures all contestants in turn, for a second each, so that a busy machine affects all of them.
 *
 * @param demand the load, without its server
 * @param warmUps rounds that do not count
 */
export async function takeTurns(
  contestants: readonly Contestant[],
  demand: Omit<Demand, "origin">,
  rounds: number,
  warmUps: number,
  putUnderLoad: PutUnderLoad,
): Promise<readonly Round[]> {
  const all: Round[] = [];
  for (let round = 1 - warmUps; round <= rounds; round += 1) {
    const slices = new Map<string, Slice>();
    for (const { name, origin, pid, isAskedWhole } of contestants) {
      const before = cpuSeconds(pid);
      const load = await putUnderLoad({ ...demand, origin, ...(isAskedWhole === true ? { etag: null } : {}) });
      const cpu = (cpuSeconds(pid) ?? NaN) - (before ?? NaN);
      slices.set(name, { ...load, cpuMicroseconds: (cpu * 1e6) / (load.requestsPerSecond * demand.seconds) });
    }
    if (round > 0) all.push(slices);
  }
  return all;
}

/** Summarises the rounds. */
export function standingsOf(rounds: readonly Round[]): readonly Standing[] {
  const names = [...(rounds[0]?.keys() ?? [])];
  return names.map((name) => {
    const middle = (of: keyof Slice) => median(rounds.map((round) => round.get(name)?.[of] ?? NaN));
    const than = (other: string) => median(rounds.map((round) => speed(round.get(name)) / speed(round.get(other))));
    const cpu = middle("cpuMicroseconds");
    return {
      name,
      requestsPerSecond: middle("requestsPerSecond"),
      p50: middle("p50"),
      p99: middle("p99"),
      cpuMicroseconds: Number.isNaN(cpu) ? null : cpu,
      of: Object.fromEntries(names.map((other) => [other, than(other)])),
    };
  });
}

function speed(slice: Slice | undefined): number {
  if (slice === undefined) return NaN;
  return Number.isNaN(slice.cpuMicroseconds) ? slice.requestsPerSecond : 1 / slice.cpuMicroseconds;
}
