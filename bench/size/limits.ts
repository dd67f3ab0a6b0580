import { execFile } from "node:child_process";
import { join } from "node:path";
import type { Goal } from "../report/goal.ts";

interface Verdict {
  readonly name: string;
  /** Both in bytes. */
  readonly size: number;
  readonly sizeLimit: number;
}

const root = join(import.meta.dirname, "../..");

/** The entries of `.size-limit.json`, measured by size-limit. */
export async function limitGoals(): Promise<readonly Goal[]> {
  const said = await new Promise<string>((resolve, reject) => {
    const command = join(root, "node_modules/.bin/size-limit");
    // Exits with 1 if a limit is exceeded, but still prints the sizes.
    execFile(command, ["--json"], { cwd: root }, (error, stdout) => (stdout === "" ? reject(error) : resolve(stdout)));
  });
  const verdicts: readonly Verdict[] = JSON.parse(said);
  return verdicts.map(({ name, size, sizeLimit }) => {
    return { of: `${name}, kB`, value: size / 1000, limit: sizeLimit / 1000, is: "at most", isExact: true };
  });
}
