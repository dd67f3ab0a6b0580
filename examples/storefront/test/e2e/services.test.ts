import { once } from "node:events";
import { createServer } from "node:http";
import { credentials, SERVICE_NAMES, SERVICES, type ServiceName } from "@onlookers/mock";
import { startMockServer } from "@onlookers/mock/server";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../../../scripts/launch-chromium.ts";
import { createShopRelay } from "../../server/shop-relay.ts";
import { visitShop, type ShopVisit } from "./shop-visit.ts";

let browser: Browser;
let visit: ShopVisit;
beforeAll(async () => {
  browser = await launchChromium();
  visit = await visitShop(browser, { visitors: { "/": 20, "/pieces/mug": 7 } });
});
afterAll(async () => {
  await visit.close();
  await browser.close();
});

const plan = createShopRelay({ baseUrl: "http://127.0.0.1:9" }).plan();
const minutesOf = (service: ServiceName) =>
  (plan.find(({ sites }) => sites.includes(service))?.windowSeconds ?? 0) / 60;

/** Services that must have visitors by page. Of others, the relay's answer decides. */
const BY_PAGE: readonly ServiceName[] = [
  "plausible",
  "ztas",
  "umami",
  "rybbit",
  "vemetric",
  "swetrix",
  "pirsch",
  "fathom",
];

it("the demo panel offers every service of the mock", async () => {
  await visit.page.getByRole("button", { name: /demo panel/i }).click();
  const options = await visit.page.getByLabel("Service").locator("option").allTextContents();
  expect(options).toStrictEqual(SERVICE_NAMES.map((name) => SERVICES[name].title));
});

describe.each(SERVICE_NAMES)("the storefront with %s", (service) => {
  it("shows the mock's number, and a page's number on its product card where the service has pages", async () => {
    await visit.show(service);
    const span = `in the last ${minutesOf(service)} minutes`;
    expect(await visit.page.getByTestId("price-counter").textContent()).toBe(`27 people on this site ${span}`);

    const answer: unknown = await (await fetch(`${visit.shop.url}api/onlookers/${service}?page=/pieces/mug`)).json();
    const isByPage = Object(answer).scope === "page";
    expect(isByPage || !BY_PAGE.includes(service)).toBe(true);
    const onCards = await visit.page.locator(".piece-count bdi").allTextContents();
    expect(onCards.filter((text) => !text.startsWith("0 "))).toStrictEqual(isByPage ? [`7 on its page ${span}`] : []);
  });
});

it("Versatailor's sample for browsers runs against the mock's server with only its host changed", async () => {
  const mock = await startMockServer();
  const page = await browser.newPage();
  const site = createServer((_, response) => response.setHeader("content-type", "text/html").end("<!doctype html>"));
  await once(site.listen(0, "127.0.0.1"), "listening");
  mock.mock.world.setVisitors("shop", 5);
  const address = site.address();
  await page.goto(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`);
  const { siteId, token } = credentials.versatailor;
  const visitors = await page.evaluate(
    async ([url, key]) => {
      const response = await fetch(url, {
        headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      });
      return (await response.json()).currentVisitors;
    },
    [`${mock.url}/api/v1/realtime?websiteId=${siteId}`, token] as const,
  );
  expect(visitors).toBe(5);
  await page.close();
  site.close();
  await mock.close();
});
