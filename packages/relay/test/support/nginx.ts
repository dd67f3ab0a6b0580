import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "vitest";

/** A response of nginx. */
export interface NginxAnswer {
  readonly status: number;
  /** nginx's cache status: `MISS`, `HIT`, `UPDATING`, `STALE`, … */
  readonly cache: string;
  readonly body: string;
}

/** Debian's folders for nginx may be missing from the path. */
const env = { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/usr/local/sbin` };

export function hasNginx(): boolean {
  return spawnSync("nginx", ["-v"], { env }).status === 0;
}

/**
 * Runs nginx until the end of the test, on a Unix socket instead of a port.
 *
 * @param test the current test's context, since tests may run concurrently
 * @param serverConfig returns the content of `conf.d` for a folder and the socket to listen on
 * @returns sends a request with a path and headers
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

  const send = (path: string, headers = {}) => sendOver(socket, path, headers);
  for (;;) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended: ${errors}`);
    if (await send("/").then(Boolean, () => false)) return send;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function sendOver(socketPath: string, path: string, headers: Readonly<Record<string, string>>): Promise<NginxAnswer> {
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
