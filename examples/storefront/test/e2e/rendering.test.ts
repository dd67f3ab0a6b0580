import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../../../scripts/launch-chromium.ts";
import { visitShop, type ShopVisit } from "./shop-visit.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const SENTENCE = "23 people on this site in the last 5 minutes";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** As a page may have to look. */
const LOOKS = {
  "in light": (page: Page) => page.emulateMedia({ colorScheme: "light" }),
  "in dark": (page: Page) => page.emulateMedia({ colorScheme: "dark" }),
  "in forced colours": (page: Page) => page.emulateMedia({ forcedColors: "active" }),
  "from right to left": (page: Page) => page.evaluate(() => void (document.documentElement.dir = "rtl")),
};

// Whoever wrote it, it is the same page in the end: each look is looked at once.
describe.each([
  ["client", "failed", ["in light", "from right to left"]],
  ["server", "fresh", ["in dark", "in forced colours"]],
] as const)("the shop, rendered by the %s,", (render, first, looks) => {
  let visit: ShopVisit;
  beforeAll(async () => {
    visit = await visitShop(browser, { render, fault: "relay-away", scripts: [AXE] });
  });
  afterAll(() => visit.close());

  const status = () => visit.page.getByTestId("price-counter").getAttribute("data-status");
  const place = () => visit.page.locator(".plan-offer").boundingBox();

  it("has its count in the HTML where a server writes it", async () => {
    const html = await (await fetch(visit.page.url())).text();
    const [counter = ""] = /data-testid="price-counter".*?<\/li>|$/s.exec(html) ?? [];
    expect(counter.replaceAll(/<[^>]*>/g, "").includes(SENTENCE)).toBe(render === "server");
  });

  it("moves nothing from the first paint through everything that a count can go through", async () => {
    const before = await place();
    const seen = [await status()];
    const see = async (wanted: string) => {
      await visit.pass(500, async () => (await status()) === wanted);
      seen.push(await status());
      expect(await place()).toStrictEqual(before);
    };
    await visit.page.unroute("**/api/onlookers/**");
    await see("fresh");
    visit.shop.mock.world.setVisitors("tidekiln", 1);
    await see("hidden");
    visit.shop.mock.world.setVisitors("tidekiln", 88);
    await see("fresh");
    visit.shop.mock.faults.set("plausible", { kind: "server-error" });
    await see("stale");
    await see("expired");
    visit.shop.mock.faults.clear();
    await see("fresh");
    expect(seen).toStrictEqual([first, "fresh", "hidden", "fresh", "stale", "expired", "fresh"]);
    expect(await visit.layoutShift()).toBe(0);
  });

  it("moves nothing when a shopper comes back", async () => {
    await visit.reload();
    expect(await status()).toBe("fresh");
    expect(await visit.layoutShift()).toBe(0);
  });

  it.each(looks)("has nothing that axe finds, %s", async (look) => {
    await LOOKS[look](visit.page);
    // By the page's own colours, which are none of those that are seen when they are forced.
    expect(await findings(visit.page, look === "in forced colours" ? ["color-contrast"] : [])).toStrictEqual([]);
  });

  it("leaves nothing to complain of, its Content Security Policy included", () => {
    // The browser's own, while the relay was away.
    const ours = visit.complaints.filter((text) => !text.includes("net::ERR_FAILED"));
    expect(ours).toStrictEqual([]);
  });
});

/** @param others rules that are left out */
async function findings(page: Page, others: readonly string[] = []): Promise<string[]> {
  const rules = Object.fromEntries(others.map((name) => [name, { enabled: false }]));
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ rules: ${JSON.stringify(rules)} })`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
