import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { visitorsIn } from "./service.ts";
import { FRESH_SECONDS, WINDOW_SECONDS, type Subject } from "./subject.ts";

/** Where Debian keeps it, which isn't in everybody's path. */
const env = { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/usr/local/sbin` };

export function hasNginx(): boolean {
  return spawnSync("nginx", ["-v"], { env }).status === 0;
}

/** In front of the service itself, with every option that spares it. */
export async function nginx(serviceUrl: string): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), "onlookers-bench-"));
  const socket = join(folder, "http.sock");
  await writeFile(join(folder, "nginx.conf"), configuration(folder, socket, new URL(serviceUrl).host));
  const server = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "inherit", env });
  const exited = once(server, "exit");
  const kill = () => server.kill("SIGKILL");
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", kill).once("exit", clear);

  const agent = new Agent({ keepAlive: true });
  while (!(await ask("/ready", socket, agent).catch(() => false))) {
    if (server.exitCode !== null) throw new Error(`nginx ended with ${server.exitCode}; its own message stands above.`);
    await wait(10);
  }
  return {
    read: async () => visitorsIn(await ask("/", socket, agent)),
    async close() {
      process.off("exit", kill).off("exit", clear);
      agent.destroy();
      kill();
      await exited;
      clear();
    },
  };
}

function configuration(folder: string, socket: string, service: string): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `
    daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
    events { worker_connections 4096; }
    http {
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
      proxy_cache_path ${folder}/cache keys_zone=bench:1m inactive=${WINDOW_SECONDS}s use_temp_path=off;
      upstream service { server ${service}; keepalive 32; }
      server {
        listen unix:${socket} backlog=1024;
        keepalive_requests 1000000;
        location = /ready { return 200 ready; }
        location / {
          proxy_pass http://service;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_cache bench;
          proxy_cache_valid 200 ${FRESH_SECONDS}s;
          proxy_cache_lock on;
          proxy_cache_background_update on;
          proxy_cache_use_stale updating error timeout http_429 http_500 http_502 http_503 http_504;
        }
      }
    }`;
}

function ask(path: string, socketPath: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ socketPath, path, agent, headers: { Host: "shop.example" } }, (incoming) => {
      let body = "";
      incoming.setEncoding("utf8").on("data", (text: string) => (body += text));
      incoming.on("end", () =>
        incoming.statusCode === 200 ? resolve(body) : reject(new Error(`nginx answered ${incoming.statusCode}.`)),
      );
    });
    outgoing.on("error", reject).end();
  });
}
