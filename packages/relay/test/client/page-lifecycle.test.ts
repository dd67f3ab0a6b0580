import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { bundlePage, hasPageCache, launchWithPageCache, servePage, shows } from "../support/page-in-chromium.js";
import { createWorld, type World } from "../support/world.js";

const WAIT = { timeout: 30_000 };
let browser: Browser;
let script: string;
let world: World;
let context: BrowserContext;
let page: Page;
let requests: string[];
let url: string;

beforeAll(async () => {
  [browser, script] = await Promise.all([
    launchWithPageCache(),
    bundlePage(`${import.meta.dirname}/../stream/page.ts`),
  ]);
}, WAIT.timeout);
afterAll(() => browser.close());
afterEach(async () => {
  await context.close();
  await world.relay.close();
});

/** Opens a page that subscribes with `streamTransport`, with a fake clock. */
async function openPage(prepare: () => Promise<unknown> = async () => {}): Promise<void> {
  world = createWorld({ stream: true });
  context = await browser.newContext();
  page = await context.newPage();
  await page.clock.install({ time: world.now });
  ({ url, requests } = await servePage(script, world.relay));
  await prepare();
  await page.goto(url);
  await shows(page, "17");
}

describe("a subscription in Chromium", () => {
  it.skipIf(!hasPageCache)(
    "polls at once on return from the back/forward cache if that is due, and opens its stream again",
    WAIT,
    async () => {
      await openPage();
      await page.clock.fastForward(2_000);
      await shows(page, "17 17");
      await page.evaluate(() => {
        // An hour passes while the page is in the cache.
        addEventListener("pagehide", () => {
          const now = Date.now.bind(Date);
          Date.now = () => now() + 3_600_000;
        });
        addEventListener("pageshow", ({ persisted }) => void (document.title = `persisted: ${persisted}`));
      });
      await page.goto(`${url}page.js`);
      world.visitors = 21;
      await world.pass(60);
      requests.length = 0;
      await page.goBack({ waitUntil: "commit" });
      await page.waitForFunction(() => document.title === "persisted: true");
      await expect.poll(() => requests[0]).toBe("/api/shop");
      await page.clock.fastForward(2_000);
      await expect.poll(() => requests).toEqual(["/api/shop", "/api/shop/stream"]);
      await page.waitForFunction(() => document.body.innerText.includes("21"));
    },
  );

  it("polls half as often while the page is offline, and at once when it is online again", WAIT, async () => {
    await openPage();
    await context.setOffline(true);
    await page.waitForFunction(() => !navigator.onLine);
    const tries: string[] = [];
    page.on("request", (request) => tries.push(request.url()));
    for (let minute = 0; minute < 10; minute++) await page.clock.fastForward(60_000);
    expect(tries.length).toBeGreaterThan(0);
    expect(tries.length).toBeLessThanOrEqual(6);
    world.visitors = 18;
    await world.pass(600);
    await context.setOffline(false);
    await page.waitForFunction(() => document.body.innerText.includes("18"));
  });

  it("opens no stream in data-saving mode", WAIT, async () => {
    await openPage(async () => {
      const devtools = await context.newCDPSession(page);
      await devtools.send("Emulation.setDataSaverOverride", { dataSaverEnabled: true });
    });
    const polled = page.waitForResponse("**/api/shop");
    await page.clock.fastForward(70_000);
    await polled;
    expect(requests).toEqual(["/api/shop", "/api/shop"]);
  });
});
