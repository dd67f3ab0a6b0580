import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The program of every instance in one file in this folder: sixteen processes that look for a hundred are slow. */
export async function bundleInstance(folder: string): Promise<string> {
  const outfile = join(folder, "instance.cjs");
  await build({
    entryPoints: [fileURLToPath(new URL("instance-process.ts", import.meta.url))],
    outfile,
    bundle: true,
    platform: "node",
    conditions: ["@onlookers/source"],
    logLevel: "silent",
  });
  return outfile;
}

/** One of several processes that share a Redis. */
export class Instance {
  readonly name: string;
  readonly #process: ChildProcess;

  /**
   * @param program see {@link bundleInstance}
   * @param cache a folder in which the processes leave compiled code for one another
   */
  constructor(name: string, program: string, redisPath: string, serviceUrl: string, cache: string) {
    this.name = name;
    this.#process = fork(program, [redisPath, serviceUrl, name], {
      execArgv: [],
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
    });
  }

  async started(): Promise<void> {
    await once(this.#process, "message");
  }

  /** What so many readers get who ask at once. */
  async read(readers = 1): Promise<(number | null)[]> {
    const answered = once(this.#process, "message");
    this.#process.send({ readers });
    const [counts]: unknown[] = await answered;
    return Array.isArray(counts) ? counts : [];
  }

  signal(signal: "SIGKILL" | "SIGSTOP" | "SIGCONT"): void {
    this.#process.kill(signal);
  }
}
