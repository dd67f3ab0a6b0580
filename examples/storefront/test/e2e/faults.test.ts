import type { Browser } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { mockFaults } from "../../server/mock-faults.ts";
import { faults } from "../../shared/demo-settings.ts";
import { launchBrowser, visitShop, type ShopVisit } from "./shop-visit.ts";

let browser: Browser;
let visit: ShopVisit | undefined;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async () => {
  await visit?.close();
  visit = undefined;
});
afterAll(() => browser.close());

const SENTENCE = "23 people on this site in the last 3 minutes";
/** Slow is not wrong: a late answer counts. */
const HARMFUL = faults.filter((fault) => fault !== "latency");

describe.each(HARMFUL)("while Versatailor answers with %s", (fault) => {
  it("the last count stays for its window, then goes and leaves its place, then comes back", async () => {
    visit = await visitShop(browser, { service: "versatailor" });
    const counter = visit.page.getByTestId("price-counter");
    const card = visit.page.locator(".plan-offer");
    const before = await card.boundingBox();
    expect(await counter.textContent()).toBe(SENTENCE);

    visit.shop.mock.faults.set("versatailor", mockFaults[fault]);
    visit.shop.mock.world.setVisitors("tidekiln", 88);
    await visit.pass(100);
    expect(await counter.textContent()).toBe(SENTENCE);
    await visit.pass(100);
    expect((await counter.textContent())?.trim()).toBe("");
    expect(await card.boundingBox()).toStrictEqual(before);

    visit.shop.mock.faults.clear();
    await visit.pass(370);
    expect(await counter.textContent()).toBe(SENTENCE.replace("23", "88"));
    expect(await visit.layoutShift()).toBe(0);
    expect(visit.complaints).toStrictEqual([]);
  });
});

it("a slow service costs nobody a moment", async () => {
  visit = await visitShop(browser, { service: "versatailor" });
  visit.shop.mock.faults.set("versatailor", { kind: "latency", ms: 20 });
  visit.shop.mock.world.setVisitors("tidekiln", 88);
  await visit.pass(130);
  expect(await visit.page.getByTestId("price-counter").textContent()).toBe(SENTENCE.replace("23", "88"));
});
