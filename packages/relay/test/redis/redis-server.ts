import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether redis-server is installed on this machine. */
export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

/** For the names of tests that need one. */
export const REDIS = hasRedis ? "Redis" : "Redis (skipped: apt-get install redis-server)";

/** A Redis for one test, on a socket in a temporary folder. A restart empties it. */
export class RedisServer {
  readonly #folder = mkdtempSync(join(tmpdir(), "onlookers-redis-"));
  readonly path = join(this.#folder, "socket");
  #process: ChildProcess | null = null;

  /** Resolves when it accepts connections. */
  async start(): Promise<this> {
    const options = [
      "--port",
      "0",
      "--unixsocket",
      this.path,
      "--save",
      "",
      "--appendonly",
      "no",
      "--dir",
      this.#folder,
    ];
    const server = spawn("redis-server", options, { stdio: ["ignore", "pipe", "inherit"] });
    this.#process = server;
    let log = "";
    await new Promise<void>((resolve, reject) => {
      server.stdout.on("data", (chunk: Buffer) => {
        log += chunk.toString();
        if (/ready to accept connections/i.test(log)) resolve();
      });
      server.on("exit", () => reject(new Error(`redis-server ended:\n${log}`)));
    });
    return this;
  }

  async kill(): Promise<void> {
    const server = this.#process;
    this.#process = null;
    if (server === null || server.exitCode !== null) return;
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
