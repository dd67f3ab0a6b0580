import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../../../scripts/launch-chromium.js";
import type { RelayOptions } from "../../src/index.js";
import { bundlePage, servePage, shows } from "../support/page-in-chromium.js";
import { createWorld, type World } from "../support/world.js";

const WAIT = { timeout: 30_000 };
let browser: Browser;
let script: string;
let world: World;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  script = await bundlePage(`${import.meta.dirname}/page.ts`);
}, WAIT.timeout);
afterAll(() => browser.close());
afterEach(async () => {
  await page.close();
  await world.relay.close();
});

/** Opens the page with a fake clock. Returns the list of its requests. */
async function openPage(stream: RelayOptions["stream"]): Promise<string[]> {
  world = createWorld({ stream });
  const { url, requests } = await servePage(script, world.relay);
  page = await browser.newPage();
  await page.clock.install({ time: world.now });
  await page.goto(url);
  return requests;
}

/** Passes a minute and polls once, so that the relay reads the next count. */
async function count(visitors: number): Promise<void> {
  world.visitors = visitors;
  await world.pass(60);
  await world.get();
}

describe("streamTransport in Chromium", () => {
  it("receives each count without a further request", WAIT, async () => {
    const requests = await openPage(true);
    await shows(page, "17");
    await page.clock.fastForward(2_000);
    await shows(page, "17 17");
    await page.clock.fastForward(60_000);
    await count(18);
    await shows(page, "17 17 18");
    await page.clock.fastForward(60_000);
    await count(19);
    await shows(page, "17 17 18 19");
    expect(requests).toEqual(["/api/shop", "/api/shop/stream"]);
  });

  it("polls if the relay refuses the stream", WAIT, async () => {
    const requests = await openPage({ maxConnections: 1 });
    const { body } = await world.get("/shop/stream");
    await shows(page, "17");
    const refused = page.waitForResponse((response) => response.status() === 503);
    await page.clock.fastForward(2_000);
    await refused;
    await count(18);
    await world.pass(0);
    await page.clock.fastForward(70_000);
    await shows(page, "17 18");
    expect(requests.filter((url) => url.endsWith("/stream"))).toHaveLength(1);
    await body?.cancel();
  });
});
