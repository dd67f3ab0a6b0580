import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";

const MAIN = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
const started: ChildProcess[] = [];
afterEach(() => started.splice(0).forEach((child) => child.kill("SIGKILL")));

describe("the shop's process", () => {
  it("prints its address, serves the shop, and exits with 0 on Ctrl-C", async () => {
    const shop = start([MAIN]);
    const url = await addressOf(shop);
    expect((await fetch(url)).status).toBe(200);
    expect(await (await fetch(`${url}api/onlookers/ztas`)).json()).toMatchObject({ site: "ztas", scope: "site" });
    shop.kill("SIGINT");
    expect(await once(shop, "close")).toStrictEqual([0, null]);
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  it("exits with 1 and explains how to choose another port when the port is taken", async () => {
    const holder = createServer().listen(0, "localhost");
    await once(holder, "listening");
    const address = holder.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    const shop = start([MAIN], { PORT: String(port) });
    const output = outputOf(shop);
    expect(await once(shop, "close")).toStrictEqual([1, null]);
    expect(await output).toContain(`port ${port} is taken: set PORT to another number`);
    holder.close();
  });

  it("exits when its parent process dies", async () => {
    const parent = start([
      "-e",
      `require("node:child_process").spawn(process.execPath, [${JSON.stringify(MAIN)}], { stdio: "inherit" })`,
    ]);
    const url = await addressOf(parent);
    const output = once(parent.stdout ?? parent, "end");
    parent.kill("SIGKILL");
    await output; // The stream ends when the last process that can write to it exits.
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });
});

function start(args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PORT: "", NODE_ENV: "", ...env },
  });
  started.push(child);
  return child;
}

async function addressOf(child: ChildProcess): Promise<string> {
  const output = await outputOf(child, /http:\S+\/\n/);
  const [address] = /http:\S+/.exec(output) ?? [];
  if (address === undefined) throw new Error(`No address in: ${output}`);
  return address;
}

/** Resolves with the output of a process, once it matches `end` or the process closes. */
async function outputOf(child: ChildProcess, end?: RegExp): Promise<string> {
  let output = "";
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        output += String(chunk);
        if (end?.test(output)) resolve(output);
      });
    }
    child.on("close", () => resolve(output));
  });
}
