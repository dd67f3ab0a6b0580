import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A server in a child process. */
export interface Program {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Runs the code in a child process, and waits until it prints its address.
 *
 * @param args the arguments before the file's name
 */
export async function startProgram(binary: string, args: readonly string[], code: string): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), "onlookers-server-"));
  await writeFile(join(folder, "server.mjs"), code);
  const env = { ...process.env, DENO_DIR: folder, DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
  const child = spawn(binary, [...args, "server.mjs"], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };

  const port = await new Promise<string>((resolve, reject) => {
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        const [, found] = /http:\/\/[^\s:]+:(\d+)/.exec(output) ?? [];
        if (found !== undefined) resolve(found);
      });
    }
    child.once("error", reject);
    void ended.then(() => reject(new Error(`${binary} exited before it listened: ${output}`)));
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url: `http://127.0.0.1:${port}`, stop };
}
