import { readFileSync } from "node:fs";
import { findFile, findOnPath } from "../executables.ts";
import type { BrowserDriver } from "./browser-driver.ts";
import { startFirefox } from "./firefox-driver.ts";
import { startWebKit, type WebKit } from "./webkit-driver.ts";

/** Installs every browser of this folder on Debian and Ubuntu. */
export const INSTALL_ENGINES =
  "apt-get update && apt-get install -y --no-install-recommends firefox-esr webkit2gtk-driver xvfb wpewebkit-driver cog";

/**
 * The function that starts a browser.
 *
 * @param engine `firefox`, `webkit` or `wpe`, which is older than the oldest supported browser
 * @returns `undefined` if the browser or its driver is not installed
 */
export function findEngine(engine: string): (() => Promise<BrowserDriver>) | undefined {
  if (engine === "firefox") {
    const path = findOnPath(["firefox-esr", "firefox"]);
    return path === undefined || isSnap(path) ? undefined : () => startFirefox(path);
  }
  const webkit = engine === "webkit" ? findWebKitGtk() : engine === "wpe" ? findWpe() : undefined;
  return webkit === undefined ? undefined : () => startWebKit(webkit);
}

/** Whether a program is Ubuntu's starter of a snap. A snap does not see profiles in the folder for temporary files. */
function isSnap(path: string): boolean {
  return readFileSync(path).subarray(0, 4096).includes("/snap/");
}

function findWebKitGtk(): WebKit | undefined {
  const driver = findOnPath(["WebKitWebDriver"]);
  const xvfb = findOnPath(["Xvfb"]);
  const folders = ["x86_64", "aarch64"].flatMap((arch) =>
    ["4.1", "6.0", "4.0"].map((version) => `/usr/lib/${arch}-linux-gnu/webkit2gtk-${version}`),
  );
  const browser = findFile(folders.map((folder) => `${folder}/MiniBrowser`));
  if (driver === undefined || xvfb === undefined || browser === undefined) return undefined;
  return { driver, capability: "webkitgtk:browserOptions", browser, args: ["--automation"], xvfb };
}

function findWpe(): WebKit | undefined {
  const driver = findOnPath(["WPEWebDriver"]);
  const browser = findOnPath(["cog"]);
  if (driver === undefined || browser === undefined) return undefined;
  return { driver, capability: "wpe:browserOptions", browser, args: ["-P", "headless", "--automation"] };
}
