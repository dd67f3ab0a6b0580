import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";

/**
 * The Chromium that tests run in: the one named by `CHROMIUM_PATH`, else the one that came from npm (Linux on x64), else
 * one of the system's. `undefined`: none; Playwright then looks for its own download. npm's has no windows to draw, and
 * does the same pages with half of the work.
 */
export async function chromiumPath(): Promise<string | undefined> {
  return process.env["CHROMIUM_PATH"] ?? (await fromNpm()) ?? wholeChromiumPath();
}

/** A Chromium as people have it, for what one without windows lacks: the back/forward cache, say. `undefined`: none. */
export function wholeChromiumPath(): string | undefined {
  return onPath(["chromium", "chromium-browser", "google-chrome"]);
}

/** For running as root and without a way out. */
export const chromiumArgs: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * `@sparticuz/chromium` unpacks into the system's one temporary folder, where two clones would meet half a browser of
 * each other's. Here each clone has its own, and it appears only when it is whole.
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
    // Another run may have been faster: its folder does as well.
    await rename(unpacked, folder).catch(() => rm(unpacked, { recursive: true, force: true }));
  }
  // It brings no libraries along, and may find none.
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

/** Its own flags are left alone: they switch web security off. */
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
