import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { build } from "vite";
import { launchChromium } from "../../../../scripts/launch-chromium.js";
import type { RelayOptions } from "../../src/index.js";
import { toNodeListener } from "../../src/node.js";
import { serve } from "../support/raw-http.js";
import { createWorld, type World } from "../support/world.js";

const WAIT = { timeout: 30_000 };
let browser: Browser;
let script: string;
let world: World;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  script = await bundlePage();
}, WAIT.timeout);
afterAll(() => browser.close());
afterEach(async () => {
  await page.close();
  await world.relay.close();
});

/** The script of `page.ts` with all that it imports, from our sources. */
async function bundlePage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    resolve: { conditions: ["@onlookers/source", "module", "browser"] },
    build: { write: false, lib: { entry: `${import.meta.dirname}/page.ts`, formats: ["es"] } },
  });
  const [first] = Array.isArray(built) ? built : [];
  const [chunk] = first?.output ?? [];
  if (chunk?.type !== "chunk") throw new Error("vite built no script");
  return chunk.code;
}

/** Opens the page, its clock in the test's hand, and lists what it asks of the relay. */
async function open(stream: RelayOptions["stream"]): Promise<string[]> {
  world = createWorld({ stream });
  const asked: string[] = [];
  const listener = toNodeListener(world.relay);
  const port = await serve((request, response) => {
    const url = request.url ?? "";
    if (!url.startsWith("/api/")) {
      const isScript = url === "/page.js";
      response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
      response.end(isScript ? script : '<!doctype html><body><script type="module" src="/page.js"></script>');
    } else {
      asked.push(url);
      listener(request, response);
    }
  });
  page = await browser.newPage();
  await page.clock.install({ time: world.now });
  await page.goto(`http://127.0.0.1:${port}/`);
  return asked;
}

const shows = (text: string) => page.waitForFunction((wanted) => document.body.innerText.trim() === wanted, text, WAIT);

/** A minute later, somebody's poll makes the relay read the next count. */
async function count(visitors: number): Promise<void> {
  world.visitors = visitors;
  await world.pass(60);
  await world.get();
}

test("a browser's EventSource follows the counts, without a further request", WAIT, async () => {
  const asked = await open(true);
  await shows("17");
  await page.clock.fastForward(2_000);
  await shows("17 17");
  await count(18);
  await shows("17 17 18");
  await count(19);
  await shows("17 17 18 19");
  expect(asked).toEqual(["/api/shop", "/api/shop/stream"]);
});

test("a browser that is refused a stream polls", WAIT, async () => {
  const asked = await open({ maxConnections: 1 });
  const { body } = await world.get("/shop/stream");
  await shows("17");
  const refused = page.waitForResponse((response) => response.status() === 503);
  await page.clock.fastForward(2_000);
  await refused;
  await count(18);
  await world.pass(0);
  await page.clock.fastForward(70_000);
  await shows("17 18");
  expect(asked.filter((url) => url.endsWith("/stream"))).toHaveLength(1);
  await body?.cancel();
});
