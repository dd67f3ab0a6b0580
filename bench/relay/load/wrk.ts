import { execFile, spawnSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { CONNECTIONS, type PutUnderLoad } from "./load.ts";

/** The command that installs it. */
export const WRK_INSTALL = "apt-get install wrk";

const script = join(import.meta.dirname, "wrk.lua");
const UNITS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000 };

export function hasWrk(): boolean {
  return spawnSync("wrk", ["-v"]).error === undefined;
}

/** Runs the load by one thread of wrk. The other core is for the server. */
export const wrk: PutUnderLoad = async ({ origin, sites, seconds, etag }) => {
  const client = ["-t1", `-c${CONNECTIONS}`, `-d${seconds}s`, "--latency", "-s", script];
  const condition = etag === null ? [] : ["-H", `If-None-Match: ${etag}`];
  const { stdout } = await promisify(execFile)("wrk", [...client, ...condition, origin, "--", String(sites)]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${origin} didn't answer all with a count:\n${stdout}`);
  return {
    requestsPerSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p50: percentile(stdout, 50),
    p99: percentile(stdout, 99),
  };
};

function percentile(output: string, percent: number): number {
  const [, value, unit = ""] = new RegExp(String.raw`^\s+${percent}%\s+([\d.]+)(us|ms|s)`, "m").exec(output) ?? [];
  return Number(value) * (UNITS[unit] ?? NaN);
}
