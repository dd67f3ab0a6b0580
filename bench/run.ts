// `pnpm bench` lists the benches, `pnpm bench <name> [argument]` runs one.
import process from "node:process";

const benches: Readonly<Record<string, string>> = {
  core: "making a snapshot of 10,000 pages, next to JSON.parse of the same text",
  handler: "answers a second of the relay's handler, without a network",
  outage: "calls that a failing service gets from the relay, caches and nginx",
  relay: "counts a second over HTTP, next to node:http, hono, fastify and nginx",
  size: "what every entry weighs and pulls in, next to what a shop would use instead",
  upstream: "reads an hour that a service gets, by shoppers, sites and instances",
  widget: "what a counter costs the page, next to what a shop would use instead",
  stream: "what open streams cost in memory and time, next to bare node:http",
};

const [name] = process.argv.splice(2, 1); // What is left are the bench's own arguments.
if (name !== undefined && Object.hasOwn(benches, name)) await import(`./${name}.ts`);
else {
  const list = Object.entries(benches).map(([known, shows]) => `  pnpm bench ${known.padEnd(9)}${shows}`);
  if (name !== undefined) console.error(`There is no bench "${name}", so nothing was measured. Run one of these:`);
  console.log(list.join("\n"));
  process.exitCode = name === undefined ? 0 : 1;
}
