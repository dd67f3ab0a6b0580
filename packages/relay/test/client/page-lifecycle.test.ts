import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { bundlePage, hasPageCache, launchWithPageCache, servePage, shows } from "../support/page-in-chromium.js";
import { createWorld, type World } from "../support/world.js";

const WAIT = { timeout: 30_000 };
let browser: Browser;
let script: string;
let world: World;
let context: BrowserContext;
let page: Page;
let asked: string[];
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

/** Opens a page that follows a relay's streams, its clock in the test's hand. */
async function open(prepare: () => Promise<unknown> = async () => {}): Promise<void> {
  world = createWorld({ stream: true });
  context = await browser.newContext();
  page = await context.newPage();
  await page.clock.install({ time: world.now });
  ({ url, asked } = await servePage(script, world.relay));
  await prepare();
  await page.goto(url);
  await shows(page, "17");
}

test.skipIf(!hasPageCache)(
  "a page that comes back from the back/forward cache asks at once if that is due, and streams again",
  WAIT,
  async () => {
    await open();
    await page.clock.fastForward(2_000);
    await shows(page, "17 17");
    await page.evaluate(() => {
      // An hour passes while the page is away.
      addEventListener("pagehide", () => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + 3_600_000;
      });
      addEventListener("pageshow", ({ persisted }) => void (document.title = `persisted: ${persisted}`));
    });
    await page.goto(`${url}page.js`);
    world.visitors = 21;
    await world.pass(60);
    asked.length = 0;
    await page.goBack({ waitUntil: "commit" });
    await page.waitForFunction(() => document.title === "persisted: true");
    await expect.poll(() => asked[0]).toBe("/api/shop");
    await page.clock.fastForward(2_000);
    await expect.poll(() => asked).toEqual(["/api/shop", "/api/shop/stream"]);
    await page.waitForFunction(() => document.body.innerText.includes("21"));
  },
);

test("a page that is offline for ten minutes asks for nothing, and at once when it is online again", WAIT, async () => {
  await open();
  await context.setOffline(true);
  await page.waitForFunction(() => !navigator.onLine);
  const tries: string[] = [];
  page.on("request", (request) => tries.push(request.url()));
  for (let minute = 0; minute < 10; minute++) await page.clock.fastForward(60_000);
  expect(tries).toEqual([]);
  world.visitors = 18;
  await world.pass(600);
  await context.setOffline(false);
  await page.waitForFunction(() => document.body.innerText.includes("18"));
});

test("who saves data is not streamed to", WAIT, async () => {
  await open(async () => {
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setDataSaverOverride", { dataSaverEnabled: true });
  });
  const polled = page.waitForResponse("**/api/shop");
  await page.clock.fastForward(70_000);
  await polled;
  expect(asked).toEqual(["/api/shop", "/api/shop"]);
});
