import { describe, expect, it } from "vitest";
import { createRelay, defineProvider, describePlan, plausible, versatailor, ztas } from "../../src/index.js";
import { TOKEN } from "../support/world.js";

const unlimited = defineProvider({
  name: "own",
  siteId: "shop",
  token: TOKEN,
  baseUrl: "https://own.example",
  windowSeconds: 60,
  intervalSeconds: 40,
  visitors: { request: () => ({ path: "/" }), parse: () => null },
});

describe("describePlan", () => {
  it("returns a table with a line for each credential and without tokens", () => {
    const sites = {
      shop: plausible({ siteId: "shop.example", token: TOKEN, pages: true }),
      blog: plausible({ siteId: "blog.example", token: TOKEN }),
      app: ztas({ siteId: "app", token: TOKEN }),
      uk: versatailor({ siteId: "uk", token: TOKEN }),
      own: unlimited,
    };
    const text = describePlan(createRelay({ sites, onEvent: () => {} }).plan());
    expect(text.replaceAll(/ [\da-f]{8} /g, " ######## ")).toBe(
      [
        "service      credential  sites       every  reads  calls  limit   free  oldest count",
        "plausible    ########    shop, blog  30 s   240/h  360/h  600/h   40 %  75 s (gone at 300 s)",
        "ztas         ########    app         15 s   240/h  240/h  1000/h  76 %  45 s (gone at 300 s)",
        "versatailor  ########    uk          60 s   60/h   60/h   100/h   40 %  135 s (gone at 180 s)",
        "own          ########    own         40 s   90/h   90/h   none    all   60 s (gone at 60 s)",
      ].join("\n"),
    );
    expect(text).not.toContain(TOKEN);
  });

  it("rounds calls up and headroom down", () => {
    const shop = (siteId: string) => versatailor({ siteId, token: TOKEN, plan: "pro" });
    const sites = Object.fromEntries(["a", "b", "c", "d", "e", "f", "g"].map((name) => [name, shop(name)]));
    expect(describePlan(createRelay({ sites }).plan())).toContain("32 s   788/h  788/h  1000/h  21 %");
  });

  it("adds a sentence with the cost of billed calls", () => {
    const billed = defineProvider({
      name: "billed",
      siteId: "shop",
      token: TOKEN,
      baseUrl: "https://billed.example",
      windowSeconds: 300,
      intervalSeconds: 60,
      billedAs: "one pageview of your plan",
      visitors: { request: () => ({ path: "/" }), parse: () => null },
    });
    const plan = createRelay({ sites: { shop: billed } }).plan();
    expect(plan[0]?.billedAs).toBe("one pageview of your plan");
    expect(describePlan(plan).split("\n").at(-1)).toBe(
      "billed (shop) bills each call as one pageview of your plan: up to 43,200 calls in 30 days of constant traffic",
    );
  });
});
