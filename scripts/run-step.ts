import { spawn, type ChildProcess } from "node:child_process";
import { delimiter, join } from "node:path";
import type { Step } from "./steps.ts";

const running = new Set<ChildProcess>();
const modules = join(import.meta.dirname, "..", "node_modules");
/** Node's compile cache, shared by some hundred child processes. */
const compileCache = join(modules, ".cache", "node");
const path = [join(modules, ".bin"), process.env["PATH"]].join(delimiter);

/** The result of a step. */
export interface StepResult {
  readonly name: string;
  readonly passed: boolean;
  /** The combined output of its commands. */
  readonly output: string;
}

/** Runs a step and prints one line with its result and duration. */
export async function runStep({ name, commands }: Pick<Step, "name" | "commands">): Promise<StepResult> {
  const start = performance.now();
  let output = "";
  let passed = true;
  for (const command of commands) {
    const ended = await run(command);
    output += ended.output;
    passed = ended.passed;
    if (!passed) break;
  }
  printResult(name, passed, start);
  return { name, passed, output };
}

/**
 * Prints one line with the result and duration of a step.
 *
 * @param start the time of `performance.now()` when the step started
 */
export function printResult(name: string, passed: boolean, start: number): void {
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${passed ? "✓" : "✗"} ${name.padEnd(10)} ${seconds} s`);
}

/** Ends all running commands and their child processes. */
export function stopAll(): void {
  for (const { pid } of running) if (pid !== undefined) stopGroup(pid);
}

/** Options of {@link run}. */
export interface RunOptions {
  /**
   * Prints the output instead of returning it.
   *
   * @default false
   */
  readonly inherit?: boolean;
  /** Additional environment variables. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a command. Tools of the workspace are on its `PATH`. */
export function run(
  [command = "", ...args]: readonly string[],
  { inherit = false, env }: RunOptions = {},
): Promise<{ passed: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: inherit ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
      env: { NODE_COMPILE_CACHE: compileCache, ...process.env, ...env, PATH: path },
      detached: true, // Its own process group, so that stopAll can end its children too.
    });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
    child.on("error", (error) => (output += error.message));
    child.on("close", (code) => {
      running.delete(child);
      resolve({ passed: code === 0, output });
    });
  });
}

function stopGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGTERM");
  } catch {
    // The process has already exited.
  }
}
