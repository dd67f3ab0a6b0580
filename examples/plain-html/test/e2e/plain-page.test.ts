import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../../../scripts/launch-chromium.ts";
import { SCRIPTS, startShop, type Shop } from "../../shop.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const VISITORS = { "/": 20, "/pieces/dripper": 6, "/pieces/server": 3, "/pieces/cup": 2 };

let shop: Shop;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const requests: string[] = [];

beforeAll(async () => {
  shop = await startShop(0);
  shop.mock.world.setVisitors("shop", VISITORS);
  browser = await launchChromium();
  // Narrow enough to wrap the sentences.
  page = await browser.newPage({ viewport: { width: 280, height: 900 } });
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url().slice(shop.url.length)));
  await page.addInitScript(recordShifts);
  await page.goto(shop.url);
  await page.locator("visitor-counter:state(hidden)").waitFor();
  await page.locator('visitor-counter [part=text][data-window="300"]').nth(3).waitFor();
});
afterAll(async () => {
  await browser.close();
  await shop.close();
});

describe("the plain page", () => {
  it("shows the counts of the site and its pages, each in the language of its element", async () => {
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

  it("requests the site once and all pages once, and loads only the files that it uses", () => {
    expect(requests.filter((path) => path !== "").toSorted()).toEqual([
      "api/onlookers/default",
      "api/onlookers/default?page=/pieces/cup&page=/pieces/dripper&page=/pieces/server",
      "onlookers/onlookers-banner.js",
      "onlookers/onlookers-batch.js",
      "onlookers/onlookers-de.js",
      "onlookers/onlookers-display-events.js",
      "onlookers/onlookers.css",
      "onlookers/onlookers.js",
      "page.css",
    ]);
  });

  it("causes no layout shift and no violation of its Content Security Policy", async () => {
    expect(await page.evaluate(() => document.documentElement.dataset["shifts"])).toBe("0");
    expect(complaints).toEqual([]);
  });

  it("passes axe", async () => {
    // Text has less contrast while it fades in.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.evaluate(AXE);
    const { violations } = await page.evaluate<AxeResults>("axe.run()");
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  });

  it("hides the banner for the session after a shopper closes it", async () => {
    const banner = page.getByRole("complementary");
    await banner.getByRole("button", { name: "Close" }).click();
    expect(await banner.isVisible()).toBe(false);
    await page.reload();
    await page.locator("visitor-banner:defined").waitFor({ state: "attached" });
    expect(await page.locator("visitor-banner [part=card]").isVisible()).toBe(false);
  });

  it("reserves the banner's place after a reload when the banner's file arrives late", async () => {
    await page.route("**/onlookers/onlookers-banner.js", async (route) => {
      await page.waitForLoadState("load");
      await route.continue();
    });
    await page.reload();
    const banner = page.locator("visitor-banner:defined");
    await banner.waitFor({ state: "attached" });
    expect(await banner.evaluate((element) => element.matches(":state(empty)"))).toBe(true);
    expect(await banner.evaluate((place) => place.clientHeight)).toBeGreaterThan(40);
  });

  it("falls back to English and one request per page when only the main script loads", async () => {
    const limited = await browser.newPage();
    const errors: string[] = [];
    limited.on("pageerror", (error) => errors.push(String(error)));
    await limited.route(/\/onlookers\/onlookers-/, (route) => route.abort());
    await limited.goto(shop.url);
    await limited.locator('visitor-counter [part=text][data-window="300"]').nth(3).waitFor();
    expect(await limited.locator("section[lang=de] [part=text]").textContent()).toBe(
      "31 people on this site in the last 5 minutes",
    );
    expect(errors).toEqual([]);
    await limited.close();
  });
});

describe("the element's script, moved by its host,", () => {
  const script = readFileSync(join(SCRIPTS, "onlookers.js"), "utf8");

  it.each([
    ["renamed, in one flat folder with its files", '<script type="module" src="/assets/theme-1a2b.js?v=3"></script>'],
    [
      "in another folder than its files",
      '<script type="module" src="/js/a.js" data-onlookers-base="/assets/"></script>',
    ],
    ["inlined", `<script type="module" data-onlookers-base="/assets">${script}</script>`],
  ])("finds its files: %s", async (_name, tag) => {
    const moved = await browser.newPage();
    const failed: string[] = [];
    moved.on("response", (response) => response.ok() || failed.push(response.url()));
    await moved.route(/\/(assets|js)\//, (route) => {
      const name = basename(new URL(route.request().url()).pathname);
      const isScript = name === "theme-1a2b.js" || name === "a.js";
      return route.fulfill({ path: join(SCRIPTS, isScript ? "onlookers.js" : name), contentType: "text/javascript" });
    });
    const counter = (attributes: string) => `<visitor-counter relay="/api/onlookers" ${attributes}></visitor-counter>`;
    const pages = ["/pieces/cup", "/pieces/dripper"].map((path) => counter(`page="${path}" minimum="1"`)).join("");
    const banner = '<visitor-banner relay="/api/onlookers"></visitor-banner>';
    const body = `<!doctype html><html lang="de">${tag}${counter("events")}${pages}${banner}`;
    await moved.route("**/moved", (route) => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
    await moved.goto(`${shop.url}moved`);
    await moved.getByText("31 Personen auf dieser Website").first().waitFor();
    await moved.locator("visitor-banner:defined").waitFor({ state: "attached" });
    await moved.locator("visitor-counter [part=text][data-scope=page]").first().waitFor();
    expect(failed.filter((url) => !url.endsWith("favicon.ico"))).toEqual([]);
    await moved.close();
  });
});

function recordShifts(): void {
  let sum = 0;
  document.addEventListener("DOMContentLoaded", () => (document.documentElement.dataset["shifts"] = "0"));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += "value" in entry ? Number(entry.value) : 0;
    document.documentElement.dataset["shifts"] = String(sum);
  }).observe({ type: "layout-shift", buffered: true });
}
