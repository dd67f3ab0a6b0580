import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../../../scripts/launch-chromium.js";
import { testCount, TEST_START } from "../../src/testing.js";
import { bundle } from "./bundle.js";
import { collectWarnings } from "./collect-warnings.js";

/** The ttl of `testCount`. */
const TTL_SECONDS = 30;
/** The maximum jitter of a poll. */
const JITTER_SECONDS = 3;
/** Each response has one visitor more. */
const FIRST_COUNT = 17;
const SHOP = "http://shop.test/";

let browser: Browser;
let page: Page;
let warnings: readonly string[];
const requests: string[] = [];

beforeAll(async () => {
  const [script] = await Promise.all([
    bundle("many-counters.tsx", "19", { platform: "browser", format: "iife" }),
    launchChromium().then((launched) => (browser = launched)),
  ]);
  page = await browser.newPage();
  warnings = collectWarnings(page);
  await page.clock.install({ time: TEST_START });
  await page.route(`${SHOP}**`, async (route) => {
    const path = route
      .request()
      .url()
      .slice(SHOP.length - 1);
    if (path === "/") {
      const html = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">';
      return route.fulfill({ body: html, contentType: "text/html" });
    }
    requests.push(path);
    const now = await page.evaluate(() => Date.now());
    const count = testCount({ visitors: FIRST_COUNT + requests.length, observedAt: new Date(now).toISOString() });
    return route.fulfill({ json: count, headers: { date: new Date(now).toUTCString() } });
  });
  await page.goto(SHOP);
  await waitForCount(async () => void (await page.addScriptTag({ content: script })));
});
afterAll(() => browser.close());

/** Waits until every counter shows the latest count. */
const shown = () =>
  page.waitForFunction(
    (text) => {
      const counters = [...document.querySelectorAll('[data-onlookers="counter"]')];
      return counters.length > 0 && counters.every((counter) => counter.textContent === text);
    },
    `${FIRST_COUNT + requests.length} on this site`,
  );

/** Waits for the response to the request that `action` causes, and until every counter shows it. */
async function waitForCount(action: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForResponse("**/api/**"), action()]);
  await shown();
}

/** Hides or shows the page, as a browser does. */
const setHidden = (isHidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, isHidden);

describe("200 counters of one site", () => {
  it("send one request at first and one per ttl", async () => {
    expect(requests).toEqual(["/api/onlookers/default"]);
    for (let ttl = 0; ttl < 5; ttl++) {
      await waitForCount(() => page.clock.fastForward((TTL_SECONDS + JITTER_SECONDS) * 1000));
    }
    expect(requests).toHaveLength(6);
  });

  it("send no request while the page is hidden for ten minutes, and one when it is visible again", async () => {
    const before = requests.length;
    await setHidden(true);
    for (let minute = 0; minute < 10; minute++) await page.clock.fastForward(60_000);
    expect(requests).toHaveLength(before);
    await waitForCount(() => setHidden(false));
    expect(requests).toHaveLength(before + 1);
  });

  it("cause no warning", () => expect(warnings).toEqual([]));
});
