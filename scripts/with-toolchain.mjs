#!/usr/bin/env node
// Runs a script of this repository on a Node and a pnpm that are new enough for its tools, after installing the
// workspace: `node scripts/with-toolchain.mjs scripts/check.ts`. Where the machine's own are older or missing, both
// are fetched from the npm registry into .toolchain. Needs nothing but Node 18 and npm. With `--filter=<packages>`
// before the script, as pnpm takes it, only what those need is installed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const NODE = "24.21.0";
const PNPM = "12.21.0";
const MIN_NODE = [24, 15]; // jsdom 31 sets this floor.
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

/** The environment in which `node` and `pnpm` are new enough. */
function toolchain() {
  if (isNewEnough(process.env)) return process.env;
  const home = join(root, ".toolchain", `node-${NODE}-pnpm-${PNPM}`);
  const pathKey = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const bin = join(home, "node_modules", ".bin");
  const env = { ...process.env, [pathKey]: [bin, process.env[pathKey]].filter(Boolean).join(delimiter) };
  if (existsSync(home) && isNewEnough(env)) return env;

  process.stderr.write(`fetching node ${NODE} and pnpm ${PNPM} …\n`);
  // The platform's own package: the one called `node` needs an install script, which npm may not be allowed to run.
  const os = windows ? "win" : process.platform;
  const nodePackage = `${os === "darwin" && process.arch === "arm64" ? "node-bin" : "node"}-${os}-${process.arch}`;
  mkdirSync(join(root, ".toolchain"), { recursive: true });
  // Made aside and moved in whole, so that neither an interrupted run nor two at once leave half a toolchain.
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
      if (!existsSync(home)) throw error; // Else another run was faster, and its toolchain is as good.
    }
  }
  rmSync(fresh, { recursive: true, force: true });
  if (!isNewEnough(env)) {
    console.error(
      `[onlookers] Node ${MIN_NODE.join(".")} and pnpm ${MIN_PNPM.join(".")} or newer are needed, and npm couldn't fetch them. Check the registry, or install both by hand and run the command again.`,
    );
    process.exit(1);
  }
  return env;
}

/** Our parent and, where /proc tells, its own: npm runs a script in a shell, which would outlive it. */
function ancestry() {
  try {
    const status = readFileSync(`/proc/${process.ppid}/status`, "utf8");
    return `${process.ppid} ${/^PPid:\s*(\d+)/m.exec(status)?.[1]}`;
  } catch {
    return `${process.ppid}`;
  }
}

/** Runs a command to its end, hands signals on to it, and ends it when our own parent is gone. */
function run(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "inherit", shell: windows, env, cwd: root });
    const handOn = (signal) => child.kill(signal);
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, handOn);
    const ancestors = ancestry();
    const orphaned = setInterval(() => ancestry() !== ancestors && child.kill("SIGTERM"), 500);
    child.on("error", (error) => {
      console.error(`[onlookers] ${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on("close", (code, signal) => {
      clearInterval(orphaned);
      for (const name of signals) process.off(name, handOn);
      resolve(code ?? (signal === "SIGINT" ? 130 : 1));
    });
  });
}

const args = process.argv.slice(2);
// Unlike a whole install, one of a part fetches all at once after it has checked the lockfile: more connections, each
// with its own look-up, than some name servers answer.
const part = args[0]?.startsWith("--filter=") ? [args.shift(), "--network-concurrency=8"] : [];
const env = toolchain();
process.exitCode =
  (await run("pnpm", ["install", "--frozen-lockfile", "--reporter=append-only", ...part], env)) ||
  (await run("node", args, env));
