// `pnpm bench` lists the benches, `pnpm bench <name> [--short] [--write]` runs one, `pnpm bench --short` all in short.
import { spawnSync } from "node:child_process";
import { benchName as name, isShort } from "./arguments.ts";

const benches: Readonly<Record<string, string>> = {
  core: "making a snapshot of 10,000 pages, next to JSON.parse of the same text",
  handler: "answers a second of the relay's handler, without a network",
  outage: "calls that a failing service gets from the relay, caches and nginx",
  relay: "counts a second over HTTP, next to node:http, hono, fastify and nginx",
  renders: "what 200 counters and cards render, by what a poll brings",
  size: "what every entry weighs and pulls in, next to what a shop would use instead",
  stalled: "what readers cost that take nothing, next to bare node:http",
  stream: "what open streams cost in memory and time, next to bare node:http",
  upstream: "reads an hour that a service gets, by shoppers, tabs, sites and instances",
  widget: "what a counter costs the page, next to what a shop would use instead",
};

if (name !== undefined && Object.hasOwn(benches, name)) await import(`./${name}.ts`);
else if (name === undefined && isShort) {
  const failed = Object.keys(benches).filter((each) => !runsShort(each));
  console.log(failed.length === 0 ? "All benches run." : `These benches failed: ${failed.join(", ")}.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
} else {
  const list = Object.entries(benches).map(([known, shows]) => `  pnpm bench ${known.padEnd(10)}${shows}`);
  if (name !== undefined) console.error(`There is no bench "${name}", so nothing was measured. Run one of these:`);
  console.log(list.join("\n"));
  process.exitCode = name === undefined ? 0 : 1;
}

/** In a process of its own, so that none finds what another left behind. */
function runsShort(bench: string): boolean {
  console.log(`\n# ${bench}`);
  return spawnSync(process.execPath, [import.meta.filename, bench, "--short"], { stdio: "inherit" }).status === 0;
}
