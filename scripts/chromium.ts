import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { findOnPath, isExecutable } from "./executables.ts";

/**
 * The path of the Chromium for tests: `CHROMIUM_PATH`, else the one from npm (Linux on x64), else the system's. The one
 * from npm has no user interface and needs half of the CPU time.
 *
 * @returns `undefined` if there is none; Playwright then uses its own download
 */
export async function chromiumPath(): Promise<string | undefined> {
  return process.env["CHROMIUM_PATH"] ?? (await fromNpm()) ?? systemChromiumPath();
}

/** The path of the system's Chromium, for features that the one from npm lacks, such as the back/forward cache. */
export function systemChromiumPath(): string | undefined {
  return findOnPath(["chromium", "chromium-browser", "google-chrome"]);
}

/** Flags to run as root and without network access. */
export const chromiumArgs: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];

/**
 * Unpacks `@sparticuz/chromium`. By default it unpacks into the system's temporary folder, where two clones conflict.
 * Here each clone has its own folder, which appears only when it is complete.
 */
async function fromNpm(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const cache = join(import.meta.dirname, "..", "node_modules", ".cache");
  const folder = join(cache, `chromium-${versionOf("@sparticuz/chromium")}`);
  const browser = join(folder, "chromium");
  if (!isExecutable(browser)) {
    await mkdir(cache, { recursive: true });
    const unpacked = await mkdtemp(join(cache, "unpacking-"));
    await unpackInto(unpacked);
    // Another run may have created the folder meanwhile. Use that one.
    await rename(unpacked, folder).catch(() => rm(unpacked, { recursive: true, force: true }));
  }
  // It contains no shared libraries, so it may not start on this system.
  if (spawnSync(browser, ["--version"]).status !== 0) return undefined;
  if (!existsSync("/etc/fonts")) process.env["FONTCONFIG_PATH"] ??= join(folder, "fonts");
  return browser;
}

function versionOf(name: string): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.resolve(name)), "utf8"),
  );
  return version;
}

/** Ignores the package's recommended flags, because they disable web security. */
async function unpackInto(folder: string): Promise<void> {
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}
