import { credentials } from "@onlookers/mock";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../../../scripts/launch-chromium.ts";
import { services } from "../../shared/demo.ts";
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

describe.each(services)("with %s", (service) => {
  let visit: ShopVisit;
  beforeAll(async () => {
    visit = await visitShop(browser, { service, visitors: 23 });
  });
  afterAll(() => visit.close());

  it("the pricing card says what the service says, and follows it", async () => {
    const counter = visit.page.getByTestId("price-counter");
    expect(await counter.textContent()).toBe(SENTENCES[service](23));
    expect(await visit.page.getByTestId("banner-counter").textContent()).toBe(SENTENCES[service](23));

    const asked: string[] = [];
    visit.page.on("request", (request) => asked.push(request.url()));
    visit.shop.mock.world.setVisitors("tidekiln", 41);
    await visit.pass(130);
    // Once a count, however many counters the page has.
    const ofSite = asked.filter((url) => url.endsWith(`/api/onlookers/${service}`));
    expect(ofSite.length).toBeGreaterThan(0);
    expect(ofSite.length).toBeLessThanOrEqual(10);
    // And the pages of all pieces together.
    const ofPages = asked.filter((url) => url.includes(`/api/onlookers/${service}?page=`));
    expect(ofPages.length).toBeGreaterThan(0);
    expect(ofPages.map((url) => new URL(url).searchParams.getAll("page").length)).toEqual(ofPages.map(() => 8));
    expect(await counter.textContent()).toBe(SENTENCES[service](41));
    expect(visit.complaints).toStrictEqual([]);
    expect(await visit.layoutShift()).toBe(0);
  });

  it("no byte that the browser receives holds a token, whatever the service does", async () => {
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
