// `pnpm bench` lists the benches, `pnpm bench <name> [--short] [--write]` runs one, `pnpm bench --short` all in short.
import { spawnSync } from "node:child_process";
import { benchName as name, isShort } from "./arguments.ts";

const benches: Readonly<Record<string, string>> = {
  core: "parsing a response with 10,000 pages, next to JSON.parse of the same text",
  handler: "responses per second of the relay's handler, without a network",
  outage: "calls of a failing service by the relay, caches and nginx",
  relay: "counts per second over HTTP, next to node:http, hono, fastify and nginx",
  renders: "requests and renders of 200 counters and cards, by what a poll returns",
  size: "the size of every entry with its dependencies, next to the alternatives",
  stalled: "memory of clients that read nothing, next to bare node:http",
  stream: "memory and latency of open streams, next to bare node:http",
  upstream: "reads of a service per hour, by visitors, tabs, sites and instances",
  widget: "what a counter costs the page, next to what an app would use instead",
};

if (name !== undefined && Object.hasOwn(benches, name)) await import(`./${name}.ts`);
else if (name === undefined && isShort) {
  const failed = Object.keys(benches).filter((each) => !runsShort(each));
  console.log(failed.length === 0 ? "All benches run." : `These benches failed: ${failed.join(", ")}.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
} else {
  const list = Object.entries(benches).map(([known, shows]) => `  pnpm bench ${known.padEnd(10)}${shows}`);
  if (name !== undefined) console.error(`There is no bench "${name}". Run one of these:`);
  console.log(list.join("\n"));
  process.exitCode = name === undefined ? 0 : 1;
}

/** Runs a bench in a process of its own, so that no bench affects the next one. */
function runsShort(bench: string): boolean {
  console.log(`\n# ${bench}`);
  return spawnSync(process.execPath, [import.meta.filename, bench, "--short"], { stdio: "inherit" }).status === 0;
}
