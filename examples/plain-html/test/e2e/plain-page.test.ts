import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../../../../scripts/launch-chromium.ts";
import { startShop, type Shop } from "../../shop.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const VISITORS = { "/": 20, "/pieces/dripper": 6, "/pieces/server": 3, "/pieces/cup": 2 };

let shop: Shop;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const asked: string[] = [];

beforeAll(async () => {
  shop = await startShop(0);
  shop.mock.world.setVisitors("shop", VISITORS);
  browser = await launchChromium();
  // So narrow that sentences take several lines.
  page = await browser.newPage({ viewport: { width: 280, height: 900 } });
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => asked.push(request.url().slice(shop.url.length)));
  await page.addInitScript(recordShifts);
  await page.goto(shop.url);
  await page.locator('visitor-counter[data-status="hidden"]').waitFor();
  await page.locator('visitor-counter[data-window="300"]').nth(3).waitFor();
});
afterAll(async () => {
  await browser.close();
  await shop.close();
});

it("one script tag says how many people are on the site and its pages, each in its place's language", async () => {
  expect(await page.locator("visitor-counter [part=text]").allTextContents()).toEqual([
    "31 people on this site in the last 5 minutes",
    "6 here",
    "3 here",
    "",
    "31 Personen auf dieser Website in den letzten 5 Minuten",
    "31 people on this site in the last 5 minutes",
  ]);
  expect(await page.getByText("Each by hand").isVisible()).toBe(true);
});

it("asks once for the site and once for all pages, and loads nothing that it doesn't use", () => {
  expect(asked.filter((path) => path !== "").toSorted()).toEqual([
    "api/onlookers/default",
    "api/onlookers/default?page=/pieces/cup&page=/pieces/dripper&page=/pieces/server",
    "onlookers/banner.js",
    "onlookers/batch.js",
    "onlookers/messages/de.js",
    "onlookers/onlookers.css",
    "onlookers/onlookers.js",
    "onlookers/telling.js",
    "page.css",
  ]);
});

it("moves nothing, and keeps to a strict Content Security Policy", async () => {
  expect(await page.evaluate(() => document.documentElement.dataset["shifts"])).toBe("0");
  expect(complaints).toEqual([]);
});

it("has nothing that axe finds", async () => {
  // What fades in has less contrast meanwhile.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>("axe.run()");
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
});

it("has a banner that a shopper can send away, and that stays away for the session", async () => {
  const banner = page.getByRole("complementary");
  await banner.getByRole("button", { name: "Close" }).click();
  expect(await banner.isVisible()).toBe(false);
  await page.reload();
  await page.locator("visitor-banner:defined").waitFor({ state: "attached" });
  expect(await page.locator("visitor-banner [part=card]").isVisible()).toBe(false);
});

it("keeps the place of a banner that was sent away before, however late its file comes", async () => {
  await page.route("**/onlookers/banner.js", async (route) => {
    await page.waitForLoadState("load");
    await route.continue();
  });
  await page.reload();
  const banner = page.locator("visitor-banner:defined");
  await banner.waitFor({ state: "attached" });
  expect(await banner.getAttribute("data-state")).toBe("empty");
  expect(await banner.evaluate((place) => place.clientHeight)).toBeGreaterThan(40);
});

it("speaks English and asks page by page where nothing beside the script can be had", async () => {
  const poor = await browser.newPage();
  const errors: string[] = [];
  poor.on("pageerror", (error) => errors.push(String(error)));
  await poor.route(/\/onlookers\/(messages\/|batch|banner|telling)/, (route) => route.abort());
  await poor.goto(shop.url);
  await poor.locator('visitor-counter[data-window="300"]').nth(3).waitFor();
  expect(await poor.locator("section[lang=de] [part=text]").textContent()).toBe(
    "31 people on this site in the last 5 minutes",
  );
  expect(errors).toEqual([]);
  await poor.close();
});

function recordShifts(): void {
  let sum = 0;
  document.addEventListener("DOMContentLoaded", () => (document.documentElement.dataset["shifts"] = "0"));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += "value" in entry ? Number(entry.value) : 0;
    document.documentElement.dataset["shifts"] = String(sum);
  }).observe({ type: "layout-shift", buffered: true });
}
