import { describe, expect, it } from "vitest";
import { SiteResponses } from "../../src/count/site-responses.js";
import { plausible } from "../../src/index.js";
import type { StoredSnapshot } from "../../src/ledger/ledger-state.js";
import { planReadings } from "../../src/plan/plan.js";
import { planSites, type PlannedSite } from "../../src/plan/planned-sites.js";
import { toSites } from "../../src/plan/sites.js";
import { START, TOKEN } from "../support/world.js";

const PAGES = Array.from({ length: 500 }, (_, page) => ({ path: `/page-${page}`, visitors: 500 - page }));
const SNAPSHOT: StoredSnapshot = { activeVisitors: 17, observedAt: new Date(START).toISOString(), pages: PAGES };

function siteNamed(name: string): PlannedSite {
  const sites = toSites({ [name]: plausible({ siteId: "shop.example", token: TOKEN, pages: true }) });
  const client = { readFully: () => Promise.reject(new Error("not read here")) };
  const plan = planReadings(sites.values(), { instances: 1 });
  const site = planSites({ sites, plan, instances: 1, timeout: 1, clientOf: () => client }).get(name);
  if (site === undefined) throw new Error("not planned");
  return site;
}

describe("SiteResponses", () => {
  it("serialises a snapshot once for the site and once for each of its pages", () => {
    const responses = new SiteResponses(siteNamed("shop"), SNAPSHOT);
    const wanted = [[], ...PAGES.map(({ path }) => [path]), ["/page-1", "/page-2"]];
    const first = wanted.map((pages) => responses.for(pages));
    expect(wanted.map((pages, index) => responses.for(pages) === first[index])).not.toContain(false);
    expect(new Set(first.map(({ body }) => body)).size).toBe(502);
  });

  it("caches at most 32 pages without visitors, and still answers all of them", () => {
    const responses = new SiteResponses(siteNamed("shop"), SNAPSHOT);
    const unknown = Array.from({ length: 1000 }, (_, page) => [`/odd-${page}`]);
    const first = unknown.map((pages) => responses.for(pages));
    const again = unknown.map((pages) => responses.for(pages));
    expect(again).toEqual(first);
    expect(again.filter((each) => first.includes(each)).length).toBeLessThanOrEqual(32);
  });

  it("answers an absent page of a cut-off list with the site's count", () => {
    const responses = new SiteResponses(siteNamed("shop"), { ...SNAPSHOT, pagesTruncated: true });
    expect(responses.for(["/page-1"]).body).toContain('"visitors":499,"scope":"page","page":"/page-1"');
    const site = responses.for([]);
    expect(site.body).toContain('"visitors":17,"scope":"site","page":null');
    const absent = Array.from({ length: 1000 }, (_, page) => responses.for([`/odd-${page}`]));
    expect(absent.every((each) => each === site)).toBe(true);
    const [first, second] = JSON.parse(responses.for(["/odd", "/page-1"]).body);
    expect([first, second]).toMatchObject([
      { scope: "site", visitors: 17 },
      { scope: "page", visitors: 499 },
    ]);
  });

  it("answers each snapshot, and each site of the same provider, with a body of its own", () => {
    const shop = siteNamed("shop");
    const body = new SiteResponses(shop, SNAPSHOT).for([]).body;
    expect(new SiteResponses(siteNamed("blog"), SNAPSHOT).for([]).body).toBe(body.replace('"shop"', '"blog"'));
    expect(new SiteResponses(shop, { ...SNAPSHOT, activeVisitors: 18 }).for([]).body).toBe(body.replace("17", "18"));
    expect(new SiteResponses(shop, null).for([]).body).toContain('"visitors":null');
  });
});
