import type { LaunchOptions, Page } from "playwright";
import { build } from "vite";
import { systemChromiumPath } from "../../../../scripts/chromium.js";
import { launchChromium } from "../../../../scripts/launch-chromium.js";
import type { Relay } from "../../src/index.js";
import { toNodeListener } from "../../src/node.js";
import { serve } from "./raw-http.js";

/** Bundles a page's script with its imports, from our sources. */
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

const fullChromium = systemChromiumPath();

/** Only a full browser has a back/forward cache. */
export const hasPageCache = fullChromium !== undefined;

/** Launches a Chromium with its back/forward cache on, if it has one. Playwright turns it off. */
export const launchWithPageCache = () => {
  const ignoreDefaultArgs: LaunchOptions["ignoreDefaultArgs"] = ["--disable-back-forward-cache"];
  return launchChromium({ ignoreDefaultArgs, ...(fullChromium === undefined ? {} : { executablePath: fullChromium }) });
};

/**
 * Serves the script's page at every path, except for the relay below `/api/`.
 *
 * @returns the page's URL, and the requests to the relay so far
 */
export async function servePage(script: string, relay: Relay): Promise<{ url: string; requests: string[] }> {
  const requests: string[] = [];
  const listener = toNodeListener(relay);
  const port = await serve((request, response) => {
    const url = request.url ?? "";
    if (!url.startsWith("/api/")) {
      const isScript = url === "/page.js";
      response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
      response.end(isScript ? script : '<!doctype html><body><script type="module" src="/page.js"></script>');
    } else {
      requests.push(url);
      void listener(request, response);
    }
  });
  return { url: `http://127.0.0.1:${port}/`, requests };
}

/** Waits until the page shows this text. */
export async function shows(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => document.body.innerText.trim() === wanted, text);
}
