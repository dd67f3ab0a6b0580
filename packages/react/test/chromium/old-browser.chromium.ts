import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { BrowserDriver } from "../../../../scripts/engines/browser-driver.js";
import { findEngine, INSTALL_ENGINES } from "../../../../scripts/engines/find-engines.js";
import { testCount } from "../../src/testing.js";
import { bundle } from "./bundle.js";

// WPE WebKit 2.38 is about Safari 16.1: a little older than the oldest supported browser.
const start = findEngine("wpe");
const HTML = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<script>
  window.errors = [];
  addEventListener("error", (event) => errors.push(String(event.message)));
  addEventListener("unhandledrejection", (event) => errors.push(String(event.reason)));
</script>
<visitor-counter relay="/api/onlookers" page="/pricing"><b>Made to order</b></visitor-counter>
<script src="/react.js"></script><script src="/element.js"></script>`;

let browser: BrowserDriver;
let server: Server;
beforeAll(async () => {
  if (start === undefined) return;
  const asScript = { platform: "browser", format: "iife", target: "safari16" } as const;
  const scripts: Record<string, string> = {
    "/react.js": await bundle("page-counter.tsx", "19", asScript),
    "/element.js": await bundle("../../../element/src/onlookers.ts", "19", { ...asScript, loader: { ".css": "text" } }),
  };
  server = createServer(({ url = "" }, response) => {
    const script = scripts[url];
    const isCount = url.startsWith("/api/");
    response.setHeader("content-type", isCount ? "application/json" : script ? "text/javascript" : "text/html");
    const count = testCount({ page: "/pricing", observedAt: new Date().toISOString() });
    response.end(isCount ? JSON.stringify(count) : (script ?? HTML));
  }).listen(0, "127.0.0.1");
  browser = await start();
});
afterAll(async () => {
  await browser?.stop();
  server?.close();
});

it.skipIf(start === undefined)(
  `an unsupported browser keeps the page's own content, and has no error (needs WPE: ${INSTALL_ENGINES})`,
  async () => {
    const address = server.address();
    if (address === null || typeof address !== "object") throw new Error("the server has no port");
    await browser.open(`http://127.0.0.1:${address.port}/`);
    const seen = await browser.run(`
      const end = Date.now() + 20000;
      const react = () => document.querySelector("[data-onlookers=counter]")?.textContent;
      while (!react()?.includes("people") && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
      const own = document.querySelector("visitor-counter > b").getBoundingClientRect();
      return { errors, react: react(), isOwnVisible: own.width > 0 && own.height > 0 };
    `);
    expect(seen).toEqual({
      errors: [],
      react: "17 people on this page in the last 5 minutes",
      isOwnVisible: true,
    });
  },
);
