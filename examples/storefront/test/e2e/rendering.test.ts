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

/** The ways to display the page. */
const LOOKS = {
  "in light": (page: Page) => page.emulateMedia({ colorScheme: "light" }),
  "in dark": (page: Page) => page.emulateMedia({ colorScheme: "dark" }),
  "in forced colours": (page: Page) => page.emulateMedia({ forcedColors: "active" }),
  "right to left": (page: Page) => page.evaluate(() => void (document.documentElement.dir = "rtl")),
};

// Both renderings end as the same page, so each look is tested with one of them.
describe.each([
  ["client", "failed", ["in light", "right to left"]],
  ["server", "fresh", ["in dark", "in forced colours"]],
] as const)("the page rendered by the %s", (render, first, looks) => {
  let visit: ShopVisit;
  beforeAll(async () => {
    visit = await visitShop(browser, { render, fault: "relay-unreachable", scripts: [AXE] });
  });
  afterAll(() => visit.close());

  const status = () => visit.page.getByTestId("price-counter").getAttribute("data-status");
  const cardBox = () => visit.page.locator(".plan-offer").boundingBox();

  it("has its count in the HTML only when the server renders it", async () => {
    const html = await (await fetch(visit.page.url())).text();
    const [counter = ""] = /data-testid="price-counter".*?<\/li>|$/s.exec(html) ?? [];
    expect(counter.replaceAll(/<[^>]*>/g, "").includes(SENTENCE)).toBe(render === "server");
  });

  it("does not move while its count goes through every status", async () => {
    const before = await cardBox();
    const seen = [await status()];
    const see = async (wanted: string) => {
      await visit.pass(500, async () => (await status()) === wanted);
      seen.push(await status());
      expect(await cardBox()).toStrictEqual(before);
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

  it("does not move after a reload", async () => {
    await visit.reload();
    expect(await status()).toBe("fresh");
    expect(await visit.layoutShift()).toBe(0);
  });

  it.each(looks)("passes axe %s", async (look) => {
    await LOOKS[look](visit.page);
    // axe reads the page's own colours, which forced colours replace.
    expect(await findings(visit.page, look === "in forced colours" ? ["color-contrast"] : [])).toStrictEqual([]);
  });

  it("logs no error, warning or violation of its Content Security Policy", () => {
    // The browser logs these itself while the relay is unreachable.
    const ours = visit.complaints.filter((text) => !text.includes("net::ERR_FAILED"));
    expect(ours).toStrictEqual([]);
  });
});

/** Runs axe without the rules in `disabled`. */
async function findings(page: Page, disabled: readonly string[] = []): Promise<string[]> {
  const rules = Object.fromEntries(disabled.map((name) => [name, { enabled: false }]));
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ rules: ${JSON.stringify(rules)} })`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
