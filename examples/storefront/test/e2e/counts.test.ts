import { credentials } from "@onlookers/mock";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../../../scripts/launch-chromium.ts";
import { visitShop, type ShopVisit } from "./shop-visit.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const SENTENCES = {
  plausible: (visitors: number) => `${visitors} people on this site in the last 5 minutes`,
  ztas: (visitors: number) => `${visitors} people on this site in the last 5 minutes`,
  versatailor: (visitors: number) => `${visitors} people on this site in the last 3 minutes`,
};

describe.each(["plausible", "ztas", "versatailor"] as const)("the storefront with %s", (service) => {
  let visit: ShopVisit;
  beforeAll(async () => {
    visit = await visitShop(browser, { service, visitors: 23 });
  });
  afterAll(() => visit.close());

  it("shows the service's number on the pricing card, and follows it with few requests", async () => {
    const counter = visit.page.getByTestId("price-counter");
    expect(await counter.textContent()).toBe(SENTENCES[service](23));
    expect(await visit.page.getByTestId("banner-counter").textContent()).toBe(SENTENCES[service](23));

    const requests: string[] = [];
    visit.page.on("request", (request) => requests.push(request.url()));
    visit.shop.mock.world.setVisitors("tidekiln", 41);
    await visit.pass(130);
    // One request per poll for all counters of the site,
    const ofSite = requests.filter((url) => url.endsWith(`/api/onlookers/${service}`));
    expect(ofSite.length).toBeGreaterThan(0);
    expect(ofSite.length).toBeLessThanOrEqual(10);
    // and one per poll for the pages of all pieces.
    const ofPages = requests.filter((url) => url.includes(`/api/onlookers/${service}?page=`));
    expect(ofPages.length).toBeGreaterThan(0);
    expect(ofPages.map((url) => new URL(url).searchParams.getAll("page").length)).toEqual(ofPages.map(() => 8));
    expect(await counter.textContent()).toBe(SENTENCES[service](41));
    expect(visit.complaints).toStrictEqual([]);
    expect(await visit.layoutShift()).toBe(0);
  });

  it("sends no token to the browser, with or without a fault", async () => {
    await visit.page.getByRole("button", { name: /demo panel/i }).click();
    for (const kind of ["unauthorized", "html", "wrong-site"] as const) {
      visit.shop.mock.faults.set(service, { kind });
      await visit.pass(70);
    }
    const received = await visit.received();
    expect(received).toContain('"visitors":23');
    for (const { token } of Object.values(credentials)) {
      const spellings = [token, encodeURIComponent(token), Buffer.from(token).toString("base64").replace(/=+$/, "")];
      expect(spellings.filter((spelling) => received.includes(spelling))).toStrictEqual([]);
    }
  });
});
