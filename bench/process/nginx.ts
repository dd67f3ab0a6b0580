import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** The command that installs it. */
export const NGINX_INSTALL = "apt-get install nginx-light";

/** Debian's folder for it, which may be missing in PATH. */
const env = { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/usr/local/sbin` };

/** An nginx with one worker. */
export interface Nginx {
  readonly pid: number;
  readonly close: () => Promise<void>;
}

export function hasNginx(): boolean {
  return spawnSync("nginx", ["-v"], { env }).status === 0;
}

/**
 * Starts an nginx in a folder of its own.
 *
 * @param http the content of its block `http`; the cache `bench` exists
 * @param isReady rejects or returns `false` until it responds
 */
export async function startNginx(
  http: (folder: string) => string,
  isReady: (folder: string) => Promise<boolean>,
): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), "onlookers-bench-"));
  await writeFile(join(folder, "nginx.conf"), configuration(folder, http(folder)));
  const server = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "inherit", env });
  const exited = once(server, "exit");
  const kill = () => server.kill("SIGKILL");
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", kill).once("exit", clear);

  while (!(await isReady(folder).catch(() => false))) {
    if (server.exitCode !== null) throw new Error(`nginx ended with ${server.exitCode}; its own message stands above.`);
    await wait(10);
  }
  return {
    pid: server.pid ?? 0,
    async close() {
      process.off("exit", kill).off("exit", clear);
      kill();
      await exited;
      clear();
    },
  };
}

function configuration(folder: string, http: string): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `
    daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
    events { worker_connections 4096; }
    http {
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
      proxy_cache_path ${folder}/cache keys_zone=bench:10m inactive=60m use_temp_path=off;
      ${http}
    }`;
}
