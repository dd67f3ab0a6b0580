import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../../../scripts/launch-chromium.js";
import { testCount, TEST_START } from "../../src/testing.js";
import { bundle } from "./bundle.js";
import { complaintsOf } from "./complaints.js";

/** What `testCount` has. */
const TTL_SECONDS = 30;
/** By how much a poll may be later, so that browsers don't come all at once. */
const SPREAD_SECONDS = 3;
/** One more at each answer. */
const FIRST = 17;
const SHOP = "http://shop.test/";

let browser: Browser;
let page: Page;
let complaints: readonly string[];
const asked: string[] = [];

beforeAll(async () => {
  const [script] = await Promise.all([
    bundle("crowd.tsx", "19", { platform: "browser", format: "iife" }),
    launchChromium().then((launched) => (browser = launched)),
  ]);
  page = await browser.newPage();
  complaints = complaintsOf(page);
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
    asked.push(path);
    const now = await page.evaluate(() => Date.now());
    const count = testCount({ visitors: FIRST + asked.length, observedAt: new Date(now).toISOString() });
    return route.fulfill({ json: count, headers: { date: new Date(now).toUTCString() } });
  });
  await page.goto(SHOP);
  await answered(async () => void (await page.addScriptTag({ content: script })));
});
afterAll(() => browser.close());

/** Waits until every counter says the latest count. */
const shown = () =>
  page.waitForFunction(
    (text) => {
      const counters = [...document.querySelectorAll('[data-onlookers="counter"]')];
      return counters.length > 0 && counters.every((counter) => counter.textContent === text);
    },
    `${FIRST + asked.length} here`,
  );

/** Waits for what is asked meanwhile, and until every counter shows it. */
async function answered(meanwhile: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForResponse("**/api/**"), meanwhile()]);
  await shown();
}

/** The browser tells its page that it is hidden, or can be seen again. */
const setHidden = (isHidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, isHidden);

describe("200 counters of one site", () => {
  it("ask once at first, and once a ttl", async () => {
    expect(asked).toEqual(["/api/onlookers/default"]);
    for (let ttl = 0; ttl < 5; ttl++) {
      await answered(() => page.clock.fastForward((TTL_SECONDS + SPREAD_SECONDS) * 1000));
    }
    expect(asked).toHaveLength(6);
  });

  it("ask for nothing in ten minutes in which the page is hidden, and once when it can be seen again", async () => {
    const before = asked.length;
    await setHidden(true);
    for (let minute = 0; minute < 10; minute++) await page.clock.fastForward(60_000);
    expect(asked).toHaveLength(before);
    await answered(() => setHidden(false));
    expect(asked).toHaveLength(before + 1);
  });

  it("leave nothing to complain of", () => expect(complaints).toEqual([]));
});
