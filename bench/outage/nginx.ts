import { Agent, request } from "node:http";
import { join } from "node:path";
import { startNginx } from "../process/nginx.ts";
import { visitorsIn } from "./service.ts";
import { FRESH_SECONDS, type Subject } from "./subject.ts";

/** nginx in front of the service, with every option that saves calls. */
export async function nginx(serviceUrl: string): Promise<Subject> {
  const agent = new Agent({ keepAlive: true });
  let socket = "";
  const server = await startNginx(
    (folder) => configuration((socket = join(folder, "http.sock")), new URL(serviceUrl).host),
    async () => (await ask("/ready", socket, agent)) === "ready",
  );
  return {
    read: async () => visitorsIn(await ask("/", socket, agent)),
    async close() {
      agent.destroy();
      await server.close();
    },
  };
}

function configuration(socket: string, service: string): string {
  return `
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
