import { cpuSeconds } from "../process/cpu-seconds.ts";
import { median } from "../report/median.ts";
import type { Contestant } from "./contestant.ts";
import type { Demand, Load, PutUnderLoad } from "./load/load.ts";

/** How one contestant did, by medians over all rounds. */
export interface Standing extends Load {
  readonly name: string;
  /** Microseconds of processor time for an answer; `null` where /proc doesn't tell. */
  readonly cpuMicroseconds: number | null;
  /**
   * Answers for the same processor time, of those that each other gave for it in the same round: on a shared machine whose
   * speed wanders, rates of neighbouring seconds differ by more than servers do. By rates where /proc doesn't tell.
   */
  readonly of: Readonly<Record<string, number>>;
}

interface Slice extends Load {
  readonly cpuMicroseconds: number;
}

/** What each contestant did in its turn of one round, by name. */
export type Round = ReadonlyMap<string, Slice>;

/**
 * Takes turns second by second, so that whatever else the machine does hits all alike.
 *
 * @param demand but for the server
 * @param warmUps rounds ahead of those that count
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

/** How all did over these rounds. */
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
