import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles the program of the instances into one file of this folder: sixteen processes that load 100 files are slow. */
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

/** Options of {@link Instance}. */
export interface InstanceOptions {
  readonly name: string;
  /** The result of {@link bundleInstance}. */
  readonly program: string;
  readonly redisPath: string;
  readonly serviceUrl: string;
  /** A folder in which the processes share compiled code. */
  readonly cache: string;
}

/** One of several processes that share a Redis. */
export class Instance {
  readonly name: string;
  readonly #process: ChildProcess;

  constructor({ name, program, redisPath, serviceUrl, cache }: InstanceOptions) {
    this.name = name;
    this.#process = fork(program, [redisPath, serviceUrl, name], {
      execArgv: [],
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
    });
  }

  async started(): Promise<void> {
    await once(this.#process, "message");
  }

  /** The results of that many concurrent reads. */
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
