import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "vitest";

/** What nginx answered. */
export interface NginxAnswer {
  readonly status: number;
  /** By nginx's own account: `MISS`, `HIT`, `UPDATING`, `STALE`, … */
  readonly cache: string;
  readonly body: string;
}

/** Where Debian keeps it, which isn't in everybody's path. */
const env = { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/usr/local/sbin` };

export function hasNginx(): boolean {
  return spawnSync("nginx", ["-v"], { env }).status === 0;
}

/**
 * Runs nginx until the test is over, on a socket of its own instead of a port.
 *
 * @param test which one: tests may be concurrent
 * @param serverConfig what would stand in `conf.d`, given a folder for its files and the socket to listen on
 * @returns asks it for a path, with headers
 */
export async function startNginx(
  { onTestFinished }: Pick<TestContext, "onTestFinished">,
  serverConfig: (folder: string, socket: string) => string,
): Promise<(path: string, headers?: Readonly<Record<string, string>>) => Promise<NginxAnswer>> {
  const folder = await mkdtemp(join(tmpdir(), "onlookers-nginx-"));
  const socket = join(folder, "http.sock");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const config = [
    `pid ${folder}/pid; error_log stderr; daemon off; master_process off; events {}`,
    `http { access_log off; ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}`,
    `${serverConfig(folder, `unix:${socket}`)} }`,
  ].join("\n");
  await writeFile(join(folder, "nginx.conf"), config);
  const nginx = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], {
    stdio: ["ignore", "ignore", "pipe"],
    env,
  });
  let errors = "";
  nginx.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const killed = once(nginx, "exit");
  const kill = () => nginx.kill("SIGKILL");
  process.once("exit", kill);
  onTestFinished(async () => {
    process.off("exit", kill);
    kill();
    await killed;
    await rm(folder, { recursive: true });
  });

  const ask = (path: string, headers = {}) => askOver(socket, path, headers);
  for (;;) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended: ${errors}`);
    if (await ask("/").then(Boolean, () => false)) return ask;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function askOver(socketPath: string, path: string, headers: Readonly<Record<string, string>>): Promise<NginxAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { socketPath, path, headers: { ...headers, Host: "shop.example", Connection: "close" } },
      (incoming) => {
        let body = "";
        incoming.setEncoding("utf8").on("data", (text: string) => (body += text));
        incoming.on("end", () =>
          resolve({ status: incoming.statusCode ?? 0, cache: String(incoming.headers["x-cache"]), body }),
        );
      },
    );
    outgoing.on("error", reject).end();
  });
}
