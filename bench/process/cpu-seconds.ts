import { readFileSync } from "node:fs";

/** Linux counts in these, whatever the clock. */
const TICKS_A_SECOND = 100;

/** Processor time of a process so far, in seconds; `null` where /proc doesn't tell. */
export function cpuSeconds(pid: number): number | null {
  try {
    // The name, in brackets, may hold spaces: user and system time stand 12th and 13th after it.
    const [, rest = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(/\) (?!.*\) )/s);
    const [user, system] = rest.split(" ").slice(11, 13).map(Number);
    return ((user ?? NaN) + (system ?? NaN)) / TICKS_A_SECOND;
  } catch {
    return null;
  }
}
