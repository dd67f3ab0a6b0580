import { expect, test } from "vitest";
import { Counts } from "../../src/count/counts.js";
import type { KeptSnapshot } from "../../src/ledger/kept-snapshot.js";
import type { PlannedSite } from "../../src/plan/planned-sites.js";
import { planReadings } from "../../src/plan/plan.js";
import { planSites } from "../../src/plan/planned-sites.js";
import { toSites } from "../../src/plan/sites.js";
import { plausible } from "../../src/index.js";
import { START, TOKEN } from "../support/world.js";

const PAGES = Array.from({ length: 500 }, (_, page) => ({ path: `/page-${page}`, visitors: 500 - page }));
const SNAPSHOT: KeptSnapshot = { activeVisitors: 17, observedAt: new Date(START).toISOString(), pages: PAGES };

function siteCalled(name: string): PlannedSite {
  const sites = toSites({ [name]: plausible({ siteId: "shop.example", token: TOKEN, pages: true }) });
  const client = { readFully: () => Promise.reject(new Error("not read here")) };
  const planned = planSites(sites, planReadings(sites.values(), 1), {
    instances: 1,
    timeout: 1,
    clientOf: () => client,
  });
  const site = planned.get(name);
  if (site === undefined) throw new Error("not planned");
  return site;
}

test("a snapshot is serialised once for the site and for each of its pages", () => {
  const counts = new Counts(siteCalled("shop"), SNAPSHOT);
  const wanted = [[], ...PAGES.map(({ path }) => [path]), ["/page-1", "/page-2"]];
  const first = wanted.map((pages) => counts.of(pages));
  expect(wanted.map((pages, index) => counts.of(pages) === first[index])).not.toContain(false);
  expect(new Set(first.map(({ body }) => body)).size).toBe(502);
});

test("pages that nobody is on are kept up to a bound, and told all the same", () => {
  const counts = new Counts(siteCalled("shop"), SNAPSHOT);
  const odd = Array.from({ length: 1000 }, (_, page) => [`/odd-${page}`]);
  const first = odd.map((pages) => counts.of(pages));
  const again = odd.map((pages) => counts.of(pages));
  expect(again).toEqual(first);
  expect(again.filter((each) => first.includes(each)).length).toBeLessThanOrEqual(32);
});

test("another snapshot, and another site of the same provider, have their own", () => {
  const shop = siteCalled("shop");
  const body = new Counts(shop, SNAPSHOT).of([]).body;
  expect(new Counts(siteCalled("blog"), SNAPSHOT).of([]).body).toBe(body.replace('"shop"', '"blog"'));
  expect(new Counts(shop, { ...SNAPSHOT, activeVisitors: 18 }).of([]).body).toBe(body.replace("17", "18"));
  expect(new Counts(shop, null).of([]).body).toContain('"visitors":null');
});
