#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { main } from "./cli/main.js";

const { version }: { version: string } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const end = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => end.abort());

process.exitCode = await main(process.argv.slice(2), {
  version,
  env: process.env,
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
  ended: end.signal,
});
// A store of the config, such as Redis, may have a connection that is never closed.
process.stderr.write("", () => process.stdout.write("", () => process.exit()));
