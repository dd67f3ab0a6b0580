import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** One of several processes that share a Redis. */
export class Instance {
  readonly name: string;
  readonly #process: ChildProcess;

  /**
   * @param cache a folder in which the processes leave compiled code for one another
   */
  constructor(name: string, redisPath: string, serviceUrl: string, cache: string) {
    this.name = name;
    const hooks = new URL("../support/run-typescript.mjs", import.meta.url).href;
    const options = ["--conditions=@onlookers/source", "--import", hooks, "--disable-warning=ExperimentalWarning"];
    this.#process = fork(
      fileURLToPath(new URL("instance-process.ts", import.meta.url)),
      [redisPath, serviceUrl, name],
      { execArgv: options, env: { ...process.env, NODE_COMPILE_CACHE: cache } },
    );
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
