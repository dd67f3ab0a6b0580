import { describe, expect, test } from "vitest";
import { createRelay, plausible, versatailor, ztas, type Provider } from "../../src/index.js";
import { textStore } from "../support/text-store.js";
import { TOKEN } from "../support/world.js";

const sitesOf = (make: (siteId: string) => Provider, many: number) =>
  Object.fromEntries(Array.from({ length: many }, (_, index) => [`s${index}`, make(`site-${index}`)]));
const free = (siteId: string) => versatailor({ siteId, token: TOKEN });

describe("relay.plan()", () => {
  test.for([
    ["Versatailor free", sitesOf(free, 1), 60, 60, 0.4],
    ["Versatailor free, 4 sites", sitesOf(free, 4), 180, 80, 0.2],
    [
      "Versatailor pro, 4 sites",
      sitesOf((siteId) => versatailor({ siteId, token: TOKEN, plan: "pro" }), 4),
      18,
      800,
      0.2,
    ],
    ["Plausible", sitesOf((siteId) => plausible({ siteId, token: TOKEN }), 1), 30, 120, 0.8],
    [
      "Plausible with pages, 7 sites",
      sitesOf((siteId) => plausible({ siteId, token: TOKEN, pages: true }), 7),
      105,
      480,
      0.2,
    ],
    ["ztas", sitesOf((siteId) => ztas({ siteId, token: TOKEN }), 1), 15, 240, 0.76],
  ] as const)("returns interval, calls and headroom for %s", ([, sites, intervalSeconds, callsPerHour, headroom]) => {
    const [plan, ...others] = createRelay({ sites }).plan();
    expect(others).toEqual([]);
    expect(plan).toMatchObject({ intervalSeconds, callsPerHour, sites: Object.keys(sites) });
    expect(plan?.headroom).toBeCloseTo(headroom, 10);
    expect(JSON.stringify(plan)).not.toContain(TOKEN);
  });

  test("has an entry per credential, whose interval is the ttl of its counts", async () => {
    const sites = { a: free("a"), b: free("b"), c: versatailor({ siteId: "c", token: "vt_other" }) };
    const relay = createRelay({ sites, fetch: async () => new Response("", { status: 500 }) });
    expect(relay.plan().map((plan) => [plan.sites, plan.intervalSeconds])).toEqual([
      [["a", "b"], 90],
      [["c"], 60],
    ]);
    expect(await relay.source.read({ site: "b" })).toMatchObject({ ttlSeconds: 90 });
  });

  test("divides a limit among instances, unless they share a store", () => {
    const sites = { shop: free("shop") };
    expect(createRelay({ sites, instances: 3 }).plan()).toMatchObject([{ intervalSeconds: 135, callsPerHour: 80 }]);
    const store = textStore();
    expect(createRelay({ sites, store, instances: 3 }).plan()).toMatchObject([{ intervalSeconds: 60 }]);
  });
});

describe("createRelay throws with what to change for", () => {
  test.for([
    [
      "too many sites on a token",
      () => createRelay({ sites: sitesOf(free, 5) }),
      /every 225 s.*last 180 s.*5 sites.*fewer sites/,
    ],
    ["too many instances", () => createRelay({ sites: sitesOf(free, 1), instances: 5 }), /5 instances.*share a store/],
    ["half an instance", () => createRelay({ sites: sitesOf(free, 1), instances: 0.5 }), /instances is 0.5/],
  ] as const)("%s", ([, create, message]) => {
    expect(create).toThrow(message);
    expect(create).toThrow(/^\[onlookers\] /);
    expect(create).not.toThrow(TOKEN);
  });
});
