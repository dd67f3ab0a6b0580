#!/usr/bin/env node
// Installs the workspace, then runs a script on Node and pnpm: `node scripts/with-toolchain.mjs scripts/check.ts`.
// If the machine's Node or pnpm is too old or missing, it fetches both from the npm registry into .toolchain.
// It requires only Node 18 and npm. With pnpm's `--filter=<packages>` before the script, it installs only the
// dependencies of these packages.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const NODE = "24.21.0";
const PNPM = "12.21.0";
const MIN_NODE = [24, 15]; // The minimum of jsdom 31.
const MIN_PNPM = [11, 0];

const root = fileURLToPath(new URL("..", import.meta.url));
const windows = process.platform === "win32";

function atLeast(version, [major, minor]) {
  const [ownMajor, ownMinor] = version.trim().split(".").map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

function versionOf(command, env = process.env) {
  const { status, stdout } = spawnSync(command, ["--version"], { encoding: "utf8", shell: windows, env, cwd: root });
  return status === 0 ? stdout.replace(/^v/, "") : "0.0";
}

const isNewEnough = (env) => atLeast(versionOf("node", env), MIN_NODE) && atLeast(versionOf("pnpm", env), MIN_PNPM);

/** The environment variables with which `node` and `pnpm` are new enough. */
function toolchain() {
  if (isNewEnough(process.env)) return process.env;
  const home = join(root, ".toolchain", `node-${NODE}-pnpm-${PNPM}`);
  const pathKey = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const bin = join(home, "node_modules", ".bin");
  const env = { ...process.env, [pathKey]: [bin, process.env[pathKey]].filter(Boolean).join(delimiter) };
  if (existsSync(home) && isNewEnough(env)) return env;

  process.stderr.write(`fetching node ${NODE} and pnpm ${PNPM} …\n`);
  // Install the package for this platform: the package `node` needs an install script, which npm may not run.
  const os = windows ? "win" : process.platform;
  const nodePackage = `${os === "darwin" && process.arch === "arm64" ? "node-bin" : "node"}-${os}-${process.arch}`;
  mkdirSync(join(root, ".toolchain"), { recursive: true });
  // Install into a new folder and rename it, so that an interrupted or parallel run leaves no incomplete toolchain.
  const fresh = mkdtempSync(join(root, ".toolchain", "new-"));
  const install = ["install", "--prefix", fresh, "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = spawnSync("npm", [...install, `${nodePackage}@${NODE}`, `pnpm@${PNPM}`], {
    stdio: ["ignore", "ignore", "inherit"],
    shell: windows,
  });
  if (status === 0) {
    rmSync(home, { recursive: true, force: true });
    try {
      renameSync(fresh, home);
    } catch (error) {
      if (!existsSync(home)) throw error; // Otherwise a parallel run has created it. Use that one.
    }
  }
  rmSync(fresh, { recursive: true, force: true });
  if (!isNewEnough(env)) {
    console.error(
      `[onlookers] npm could not fetch Node ${MIN_NODE.join(".")} and pnpm ${MIN_PNPM.join(".")} or newer, which the tools require. Check the npm registry, or install both manually, then run the command again.`,
    );
    process.exit(1);
  }
  return env;
}

/** The ids of the parent process and, if /proc exists, of its parent: npm runs a script in a shell, which outlives npm. */
function ancestry() {
  try {
    const status = readFileSync(`/proc/${process.ppid}/status`, "utf8");
    return `${process.ppid} ${/^PPid:\s*(\d+)/m.exec(status)?.[1]}`;
  } catch {
    return `${process.ppid}`;
  }
}

/** Runs a command, forwards signals to it, and ends it when the parent process has exited. */
function run(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "inherit", shell: windows, env, cwd: root });
    const forward = (signal) => child.kill(signal);
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, forward);
    const ancestors = ancestry();
    const orphaned = setInterval(() => ancestry() !== ancestors && child.kill("SIGTERM"), 500);
    child.on("error", (error) => {
      console.error(`[onlookers] ${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on("close", (code, signal) => {
      clearInterval(orphaned);
      for (const name of signals) process.off(name, forward);
      resolve(code ?? (signal === "SIGINT" ? 130 : 1));
    });
  });
}

const args = process.argv.slice(2);
// A filtered install opens all its connections at once. Some DNS servers do not answer that many look-ups, so use fewer.
const filter = args[0]?.startsWith("--filter=") ? [args.shift(), "--network-concurrency=8"] : [];
const env = toolchain();
process.exitCode =
  (await run("pnpm", ["install", "--frozen-lockfile", "--reporter=append-only", ...filter], env)) ||
  (await run("node", args, env));
