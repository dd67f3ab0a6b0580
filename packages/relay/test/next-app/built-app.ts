import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createServer, type Server } from "node:http";
import { createServer as createTcpServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";

const folder = import.meta.dirname;
const next = join(folder, "node_modules/next/dist/bin/next");

/** Settings of a build, see `next.config.mjs`. */
export interface Settings {
  readonly NEXT_DIST: string;
  readonly NEXT_OUTPUT?: "standalone";
  readonly NEXT_ISR?: "1";
  readonly NEXT_CACHE_COMPONENTS?: "1";
  readonly NEXT_TRAILING_SLASH?: "1";
}

/** The environment of the app's provider. Without a token it throws when it is created. */
export type ProviderEnv = Readonly<Record<"ACME_TOKEN" | "ACME_URL", string>>;

/** Builds the app, and returns what Next.js printed. Rejects if the build fails. */
export async function buildApp(settings: Settings, env: Partial<ProviderEnv> = {}): Promise<string> {
  const options = { cwd: folder, env: environment({ ...settings, ...env }) };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [next, "build"], options);
  return stdout + stderr;
}

/** A started app. */
export interface RunningApp {
  readonly url: string;
  /** What it printed so far. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** Starts a build with its settings; one with `NEXT_OUTPUT: "standalone"` by its own server. */
export async function startApp(settings: Settings, env: ProviderEnv): Promise<RunningApp> {
  const port = await freePort();
  const standalone = join(folder, settings.NEXT_DIST, "standalone/packages/relay/test/next-app/server.js");
  const command = settings.NEXT_OUTPUT === "standalone" ? [standalone] : [next, "start", "--port", `${port}`];
  const child = spawn(process.execPath, command, {
    cwd: folder,
    env: environment({ ...settings, ...env, PORT: `${port}`, HOSTNAME: "127.0.0.1" }),
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (log += text));
  await ready(child, () => log);
  return {
    url: `http://127.0.0.1:${port}`,
    log: () => log,
    async stop() {
      const exit = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await exit;
    },
  };
}

/** A service whose count grows with each call. */
export interface CountingService {
  readonly url: string;
  /** The calls for a site so far. */
  readonly calls: (site: string) => number;
  readonly server: Server;
}

/** Starts a service that returns 100, 101, … visitors. */
export async function startService(): Promise<CountingService> {
  const sites: string[] = [];
  const server = createServer((request, response) => {
    sites.push(new URL(request.url ?? "", "http://service").searchParams.get("site") ?? "");
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ visitors: 99 + sites.length }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls: (site) => sites.filter((called) => called === site).length,
    server,
  };
}

/** Vitest's own variables would change how Next.js builds. */
function environment(own: object): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...own };
}

async function ready(child: ChildProcess, log: () => string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.once("exit", () => reject(new Error(`The app did not start: ${log()}`)));
    child.stdout?.on("data", () => log().includes("Ready in") && resolve());
  });
}

async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
