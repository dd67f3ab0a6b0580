import { once } from "node:events";
import { createServer } from "node:net";
import { startNginx } from "../process/nginx.ts";
import { type Answer, targetOf } from "./answers.ts";
import { startContestant, type Contestant } from "./contestant.ts";
import { HOST } from "./servers/server.ts";

/** nginx with `proxy_cache`, lock and background update, in front of a server with the same responses. */
export async function startNginxContestant(sites: number, recorded: Answer): Promise<Contestant> {
  const service = await startContestant("bare", sites, recorded);
  const port = await freePort();
  const origin = `http://${HOST}:${port}`;
  const nginx = await startNginx(
    () => configuration(port, new URL(service.origin).host),
    async () => (await fetch(`${origin}/ready`)).ok,
  );
  for (let site = 0; site < sites; site += 1) await (await fetch(`${origin}${targetOf(site)}`)).text();
  return {
    name: "nginx proxy_cache",
    origin,
    pid: nginx.pid,
    async close() {
      await nginx.close();
      await service.close();
    },
  };
}

function configuration(port: number, service: string): string {
  return `
    upstream service { server ${service}; keepalive 32; }
    server {
      listen ${HOST}:${port} backlog=1024;
      keepalive_requests 100000000;
      location = /ready { return 200 ready; }
      location / {
        proxy_pass http://service;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_cache bench;
        proxy_cache_lock on;
        proxy_cache_background_update on;
        proxy_cache_use_stale updating error timeout http_429 http_500 http_502 http_503 http_504;
      }
    }`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}
