import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Miniflare } from "miniflare";
import { bundle } from "./bundle.js";
import type { Outcomes } from "./suite/run-suite.js";

/** A runtime that a relay supports. */
export interface Runtime {
  readonly name: string;
  /** Whether its npm package has a binary for this machine. */
  readonly isInstalled: boolean;
  /** @param service the scripted service's URL */
  readonly runSuite: (service: string) => Promise<Outcomes>;
}

/** At the first date `fetch` had no `cache` option. */
const WORKERS_DATES = ["2023-08-01", "2026-07-30"] as const;

const NODE_22 = ["linux-x64", "linux-arm64", "bin-darwin-arm64"].map((platform) => `node-${platform}/bin/node`);

/** After this time a runtime that hangs is killed, and its tests fail. */
const SUITE_TIMEOUT_MS = 20_000;

export const runtimes: readonly Runtime[] = [
  program(`Node ${process.version}`, process.execPath, []),
  program("Node 22", installed(...NODE_22), []),
  program("Deno", installed("deno/deno", "deno/deno.exe"), ["run", "--no-config", "--allow-net"]),
  program("Bun", installed("bun/bin/bun.exe"), ["run"]),
  ...WORKERS_DATES.map(workerd),
];

/** A runtime that runs a file, which prints the outcomes. */
function program(name: string, binary: string | null, args: readonly string[]): Runtime {
  return {
    name,
    isInstalled: binary !== null,
    async runSuite(service) {
      const folder = await mkdtemp(join(tmpdir(), "onlookers-runtime-"));
      try {
        const file = join(folder, "suite.mjs");
        await writeFile(file, await bundle("process", service));
        const env = { ...process.env, DENO_DIR: folder, DENO_NO_UPDATE_CHECK: "1", NODE_OPTIONS: "" };
        const options = { cwd: folder, env, timeout: SUITE_TIMEOUT_MS, killSignal: "SIGKILL" } as const;
        const { stdout } = await promisify(execFile)(binary ?? "", [...args, file], options);
        return JSON.parse(stdout);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Cloudflare's runtime with the behaviour of a compatibility date. */
function workerd(compatibilityDate: string): Runtime {
  return {
    name: `workerd (${compatibilityDate})`,
    isInstalled: true,
    async runSuite(service) {
      const script = await bundle("worker", service);
      const miniflare = new Miniflare({ modules: true, script, compatibilityDate, cf: false });
      try {
        const response = await miniflare.dispatchFetch("http://worker.example/");
        return JSON.parse(await response.text());
      } finally {
        await miniflare.dispose();
      }
    },
  };
}

/** The first of these files below `node_modules` that exists, or `null`. */
function installed(...files: readonly string[]): string | null {
  return files.map((file) => join(import.meta.dirname, "node_modules", file)).find(existsSync) ?? null;
}
