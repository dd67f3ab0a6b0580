import { readFileSync } from "node:fs";

/** The unit of processor time in /proc. */
const TICKS_A_SECOND = 100;

/** The processor time of a process so far, in seconds. `null` without /proc. */
export function cpuSeconds(pid: number): number | null {
  try {
    // The name, in brackets, may contain spaces. User and system time are the 12th and 13th field after it.
    const [, rest = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(/\) (?!.*\) )/s);
    const [user, system] = rest.split(" ").slice(11, 13).map(Number);
    return ((user ?? NaN) + (system ?? NaN)) / TICKS_A_SECOND;
  } catch {
    return null;
  }
}
