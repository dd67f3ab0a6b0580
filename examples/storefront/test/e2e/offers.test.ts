import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../../../scripts/launch-chromium.ts";
import { visitShop, type ShopVisit } from "./shop-visit.ts";

let browser: Browser;
let visit: ShopVisit;
beforeAll(async () => {
  browser = await launchChromium();
  visit = await visitShop(browser, { service: "versatailor", visitors: 23 });
});
afterAll(async () => {
  await visit.close();
  await browser.close();
});

describe("the pricing card", () => {
  it("shows the remaining stock beside the count, then the next price, at the same height", async () => {
    const card = visit.page.locator(".plan-offer");
    const height = async () => (await card.boundingBox())?.height;
    const before = await height();
    for (const left of [7, 6, 5, 4, 3, 2, 1]) {
      expect(await card.getByText(`${left} of 15 left at this price`).isVisible()).toBe(true);
      await card.getByRole("button").click();
    }
    expect(await card.getByText("The price is now €66").isVisible()).toBe(true);
    expect(await card.getByTestId("price-counter").textContent()).toBe("23 people on this site in the last 3 minutes");
    expect(await height()).toBe(before);
  });
});

describe("the banner", () => {
  it("hides its count and keeps its notice after a shopper closes it", async () => {
    await visit.page.getByRole("button", { name: "Close" }).click();
    expect(await visit.page.getByTestId("banner-counter").isVisible()).toBe(false);
    expect(await visit.page.getByText("The next kiln opens").isVisible()).toBe(true);
    expect(await visit.page.getByTestId("price-counter").isVisible()).toBe(true);
    expect(visit.complaints).toStrictEqual([]);
  });
});
