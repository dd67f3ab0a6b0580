import { spawn, type ChildProcess } from "node:child_process";
import { delimiter, join } from "node:path";
import type { Step } from "./steps.ts";

const running = new Set<ChildProcess>();
const modules = join(import.meta.dirname, "..", "node_modules");
/** What Node has compiled once, it needn't compile for the next of some hundred processes. */
const compiled = join(modules, ".cache", "node");
const path = [join(modules, ".bin"), process.env["PATH"]].join(delimiter);

/** How a step went. */
export interface StepResult {
  readonly name: string;
  readonly passed: boolean;
  /** All that its commands said. */
  readonly output: string;
}

/** Says how a step went, in one line. */
export async function runStep(step: Step): Promise<StepResult> {
  const start = performance.now();
  let output = "";
  let passed = true;
  for (const command of step.commands) {
    const ended = await run(command);
    output += ended.output;
    passed = ended.passed;
    if (!passed) break;
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${passed ? "✓" : "✗"} ${step.name.padEnd(10)} ${seconds} s`);
  return { name: step.name, passed, output };
}

/** Ends what is still running, children's children included. */
export function stopAll(): void {
  for (const { pid } of running) if (pid !== undefined) stopGroup(pid);
}

/** Runs one of the workspace's tools; `inherit` lets it speak for itself. */
export function run(
  [command = "", ...args]: readonly string[],
  options: { readonly inherit?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<{ passed: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: options.inherit === true ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
      env: { NODE_COMPILE_CACHE: compiled, ...process.env, ...options.env, PATH: path },
      detached: true, // A group of its own, to be ended whole.
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
    // Already gone.
  }
}
