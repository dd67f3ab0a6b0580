import { spawn } from "node:child_process";
import { once } from "node:events";

/** How long a browser or its driver may take to start on a busy machine. */
export const START_TIMEOUT_MS = 60_000;

/** A process that ends with this one. */
export interface Child {
  /** Resolves with the first match in the output. Rejects if the process exits before. */
  printed(pattern: RegExp): Promise<string>;
  /** Ends the process and waits for its exit. */
  stop(): Promise<void>;
}

/** Starts a process in this one's process group, so that ending the group ends it too. */
export function startChild(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Child {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  let output = "";
  let failure: string | undefined;
  let check = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output = (output + String(chunk)).slice(-10_000);
      check();
    });
  }
  const fail = (reason: string) => {
    failure = `${command} ${reason}. Its output:\n${output}`;
    check();
  };
  child.on("error", (error) => fail(`did not start: ${error.message}`));
  child.on("exit", (code) => fail(`exited with code ${code}`));
  const kill = () => void child.kill("SIGKILL");
  process.on("exit", kill);
  return {
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => fail(`did not print ${pattern} in time`), START_TIMEOUT_MS);
        check = () => {
          const match = output.match(pattern);
          if (match === null && failure === undefined) return;
          clearTimeout(timer);
          check = () => {};
          if (match === null) reject(new Error(failure));
          else resolve(match[1] ?? match[0]);
        };
        check();
      }),
    async stop() {
      process.off("exit", kill);
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      const timer = setTimeout(kill, 5_000);
      await exited;
      clearTimeout(timer);
    },
  };
}
