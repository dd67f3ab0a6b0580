import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../../../../scripts/launch-chromium.js";
import { testCount, TEST_START } from "../../src/testing.js";
import { bundle } from "./bundle.js";
import { collectWarnings } from "./collect-warnings.js";

const SHOP = "http://shop.test/";
const HTML = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<visitor-counter relay="/api/onlookers" wording="short"></visitor-counter>`;
const ELEMENT = "../../../element/src/onlookers.ts";

let browser: Browser;
const scripts: Record<string, string> = {};

beforeAll(async () => {
  const asScript = { platform: "browser", format: "iife" } as const;
  [browser, scripts["React"], scripts["the element"]] = await Promise.all([
    launchChromium(),
    bundle("one-source.tsx", "19", asScript),
    bundle(ELEMENT, "19", { ...asScript, loader: { ".css": "text" } }),
  ]);
});
afterAll(() => browser.close());

it.each([
  ["React", "the element"],
  ["the element", "React"],
])("%s, then %s, each in its own script, share one request per ttl", async (...order) => {
  const page = await browser.newPage();
  const warnings = collectWarnings(page);
  const requests: string[] = [];
  await page.clock.install({ time: TEST_START });
  await page.route(`${SHOP}**`, async (route) => {
    const path = route
      .request()
      .url()
      .slice(SHOP.length - 1);
    if (path === "/") return route.fulfill({ body: HTML, contentType: "text/html" });
    requests.push(path);
    const now = await page.evaluate(() => Date.now());
    const count = testCount({ visitors: 16 + requests.length, observedAt: new Date(now).toISOString() });
    return route.fulfill({ json: count, headers: { date: new Date(now).toUTCString() } });
  });
  const shown = (visitors: number) =>
    page.waitForFunction((text) => {
      const [element, react] = ["visitor-counter", "main"].map((name) => document.querySelector(name));
      return element?.shadowRoot?.textContent?.includes(text) && react?.textContent === text;
    }, `${visitors} on this site`);

  await page.goto(SHOP);
  for (const name of order) await page.addScriptTag({ content: scripts[name] ?? "" });
  await shown(17);
  expect(requests).toEqual(["/api/onlookers/default"]);
  await page.clock.fastForward(33_000);
  await shown(18);
  expect(requests).toHaveLength(2);
  expect(warnings).toEqual([]);
  await page.close();
});
