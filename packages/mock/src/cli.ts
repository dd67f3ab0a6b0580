#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { main } from "./cli/main.js";

const { version }: { version: string } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

process.exitCode = await main(process.argv.slice(2), {
  version,
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
  stopSignal: stop.signal,
});
