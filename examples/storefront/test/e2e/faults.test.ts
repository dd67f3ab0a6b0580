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

/** Five minutes at the longest until the relay asks again, where only a person could have mended it. */
const LONGEST_RECOVERY = 370;
/** Slow is not wrong: a late answer counts. */
const HARMFUL = faults.filter((fault) => fault !== "latency");

const sentence = (visitors: number) => `${visitors} people on this site in the last 3 minutes`;
const counter = () => visit.page.getByTestId("price-counter");
const said = async () => (await counter().textContent())?.trim();
const place = () => visit.page.locator(".plan-offer").boundingBox();

/** The service is well and knows so many visitors, and the page says so. */
async function begin(visitors: number): Promise<void> {
  visit.shop.mock.faults.clear();
  visit.shop.mock.world.setVisitors("tidekiln", visitors);
  await visit.pass(LONGEST_RECOVERY, async () => (await said()) === sentence(visitors));
  expect(await said()).toBe(sentence(visitors));
}

describe.each(HARMFUL)("while Versatailor answers with %s", (fault) => {
  it("the last count stays for its window, then goes and leaves its place, then comes back", async () => {
    await begin(23);
    const before = await place();

    visit.shop.mock.faults.set("versatailor", mockFaults[fault]);
    visit.shop.mock.world.setVisitors("tidekiln", 88);
    await visit.pass(80);
    expect(await said()).toBe(sentence(23));
    await visit.pass(120);
    expect(await said()).toBe("");
    expect(await place()).toStrictEqual(before);

    await begin(88);
    expect(await place()).toStrictEqual(before);
    expect(await visit.layoutShift()).toBe(0);
    expect(visit.complaints).toStrictEqual([]);
  });
});

it("a slow service costs nobody a moment", async () => {
  await begin(23);
  visit.shop.mock.faults.set("versatailor", { kind: "latency", ms: 20 });
  visit.shop.mock.world.setVisitors("tidekiln", 88);
  await visit.pass(130);
  expect(await said()).toBe(sentence(88));
});
