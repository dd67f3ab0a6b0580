import type { LaunchOptions, Page } from "playwright";
import { build } from "vite";
import { systemChromiumPath } from "../../../../scripts/chromium.js";
import { launchChromium } from "../../../../scripts/launch-chromium.js";
import type { Relay } from "../../src/index.js";
import { toNodeListener } from "../../src/node.js";
import { serve } from "./raw-http.js";

/** The script of a page with all that it imports, from our sources. */
export async function bundlePage(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    resolve: { conditions: ["@onlookers/source", "module", "browser"] },
    build: { write: false, lib: { entry, formats: ["es"] } },
  });
  const [first] = Array.isArray(built) ? built : [];
  const [chunk] = first?.output ?? [];
  if (chunk?.type !== "chunk") throw new Error("vite built no script");
  return chunk.code;
}

const whole = systemChromiumPath();

/** Only a whole browser has a back/forward cache. */
export const hasPageCache = whole !== undefined;

/** A Chromium that keeps pages which are left in its cache, as shoppers' browsers do, where it has one; Playwright's don't. */
export const launchWithPageCache = () => {
  const ignoreDefaultArgs: LaunchOptions["ignoreDefaultArgs"] = ["--disable-back-forward-cache"];
  return launchChromium({ ignoreDefaultArgs, ...(whole === undefined ? {} : { executablePath: whole }) });
};

/**
 * Serves the script's page at every address but the relay's, `/api/`.
 *
 * @returns the page's address, and what was asked of the relay so far
 */
export async function servePage(script: string, relay: Relay): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const listener = toNodeListener(relay);
  const port = await serve((request, response) => {
    const url = request.url ?? "";
    if (!url.startsWith("/api/")) {
      const isScript = url === "/page.js";
      response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
      response.end(isScript ? script : '<!doctype html><body><script type="module" src="/page.js"></script>');
    } else {
      asked.push(url);
      void listener(request, response);
    }
  });
  return { url: `http://127.0.0.1:${port}/`, asked };
}

/** Waits until the page says this. */
export async function shows(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => document.body.innerText.trim() === wanted, text);
}
