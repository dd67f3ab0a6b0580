import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../../../scripts/launch-chromium.ts";
import { mockFaults } from "../../server/demo/demo.ts";
import { faults } from "../../shared/demo.ts";
import { visitShop, type ShopVisit } from "./shop-visit.ts";

let browser: Browser;
let visit: ShopVisit;
beforeAll(async () => {
  browser = await launchChromium();
  visit = await visitShop(browser, { service: "versatailor" });
});
afterAll(async () => {
  await visit.close();
  await browser.close();
});

/** Covers the relay's longest back-off, five minutes. */
const MAX_RECOVERY_SECONDS = 370;
/** All but the latency, which still ends with an answer. */
const HARMFUL = faults.filter((fault) => fault !== "latency");

const sentence = (visitors: number) => `${visitors} people on this site in the last 3 minutes`;
const counter = () => visit.page.getByTestId("price-counter");
const shownText = async () => (await counter().textContent())?.trim();
const cardBox = () => visit.page.locator(".plan-offer").boundingBox();

/** Clears all faults, and waits until the page shows this number of visitors. */
async function recover(visitors: number): Promise<void> {
  visit.shop.mock.faults.clear();
  visit.shop.mock.world.setVisitors("tidekiln", visitors);
  await visit.pass(MAX_RECOVERY_SECONDS, async () => (await shownText()) === sentence(visitors));
  expect(await shownText()).toBe(sentence(visitors));
}

describe.each(HARMFUL)("the counter while Versatailor has the fault %s", (fault) => {
  it("keeps the last count for its window, then only its place, and recovers", async () => {
    await recover(23);
    const before = await cardBox();

    visit.shop.mock.faults.set("versatailor", mockFaults[fault]);
    visit.shop.mock.world.setVisitors("tidekiln", 88);
    await visit.pass(80);
    expect(await shownText()).toBe(sentence(23));
    await visit.pass(120);
    expect(await shownText()).toBe("");
    expect(await cardBox()).toStrictEqual(before);

    await recover(88);
    expect(await cardBox()).toStrictEqual(before);
    expect(await visit.layoutShift()).toBe(0);
    expect(visit.complaints).toStrictEqual([]);
  });
});

it("shows the new count when the service is slow", async () => {
  await recover(23);
  visit.shop.mock.faults.set("versatailor", { kind: "latency", ms: 20 });
  visit.shop.mock.world.setVisitors("tidekiln", 88);
  await visit.pass(130);
  expect(await shownText()).toBe(sentence(88));
});
