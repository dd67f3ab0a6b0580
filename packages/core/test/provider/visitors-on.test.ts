import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalPage, findPage, visitorsOn, type VisitorSnapshot } from "../../src/server.js";

type Pages = Pick<VisitorSnapshot, "pages" | "pagesBasis" | "pagesTruncated">;

/** A snapshot in which the service lists these pages. */
function listing(rows: Record<string, number>, pagesTruncated?: true): Pages {
  const pages = Object.entries(rows).map(([path, visitors]) => ({ path: canonicalPage(path), visitors }));
  return { pages, pagesBasis: "visitors", pagesTruncated };
}

describe("visitorsOn", () => {
  const pages = [{ path: "/caf%C3%A9", visitors: 3 }];

  it("finds a page by any spelling, and returns 0 for an unlisted page", () => {
    expect(visitorsOn({ pages, pagesBasis: "visitors" }, "/café?utm=x")).toBe(3);
    expect(visitorsOn({ pages, pagesBasis: "visitors" }, "/pricing")).toBe(0);
  });

  it("returns null without pages, and for a tally of page views", () => {
    expect(visitorsOn({ pages: null, pagesBasis: null }, "/café")).toBeNull();
    expect(visitorsOn({ pages, pagesBasis: "recent-pageviews" }, "/café")).toBeNull();
  });

  const HASH_ROUTES = { "/#/mug": 9, "/#/cap": 8, "/#/bag": 7 };
  const BANG_ROUTES = { "/#!mug": 9, "/#!cap": 8 };
  const HASH_NAMES = { "/#mug": 9, "/#cap": 8 };
  const PRODUCTS = { "/p?id=1": 5, "/p?id=2": 4 };
  it.each([
    // The page, what the service lists, and the number: null for an unknown one.
    ["/#/mug", HASH_ROUTES, 9],
    ["/#/mug?size=2", HASH_ROUTES, 9],
    ["/?utm_source=mail#/mug", HASH_ROUTES, 9],
    ["/#/mug/", HASH_ROUTES, 9],
    ["/#/pen", HASH_ROUTES, null],
    ["/", HASH_ROUTES, null],
    ["/", { ...HASH_ROUTES, "/": 2 }, 2],
    ["/#/mug", { "/": 24 }, null],
    ["/#!mug", BANG_ROUTES, 9],
    ["/", BANG_ROUTES, null],
    ["/#mug", HASH_NAMES, 9],
    ["/#pen", HASH_NAMES, null],
    ["/", HASH_NAMES, null],
    ["/", { "/#mug": 9 }, null],
    ["/#pen", { ...HASH_NAMES, "/": 3 }, null],
    ["/#reviews", { "/": 3 }, 3],
    ["/p?id=1", PRODUCTS, 5],
    ["/p?id=3", PRODUCTS, null],
    ["/p?id=3", { ...PRODUCTS, "/p": 6 }, null],
    ["/p?id=2", { "/p?id=1": 5 }, null],
    ["/p", PRODUCTS, null],
    ["/p", { ...PRODUCTS, "/p": 6 }, 6],
    ["/p", { "/p?utm_source=mail": 5 }, 5],
    ["/p?utm_source=mail", { "/p": 5 }, 5],
    ["/p?utm_source=mail#top", { "/p": 5 }, 5],
    ["/pricing/", { "/pricing": 5 }, 5],
    ["/pricing", { "/pricing/": 5 }, 5],
    ["/pricing/?utm_source=mail", { "/pricing": 5 }, 5],
    ["/pricing", { "/pricing/": 5, "/pricing": 2 }, 2],
    ["/pricing/", { "/pricing/": 5, "/pricing": 2 }, 5],
    ["/pricing?x", { "/pricing/": 5, "/pricing": 2 }, null],
    ["/pricing/?x", { "/pricing?x": 5 }, 5],
    ["/Pricing", { "/pricing": 5 }, null],
    ["/Pricing", { "/pricing": 5, "/Pricing": 1 }, 1],
    ["/%70ricing", { "/pricing": 5 }, null],
    ["/cafe\u0301", { "/caf\u00e9": 5 }, null],
    ["/100%", { "/100%25": 5 }, null],
    ["//a", { "/a": 5 }, 0],
    ["/", {}, 0],
  ] as const)("of %s in a list of %j is %s", (page, rows, visitors) => {
    expect(visitorsOn(listing(rows), page)).toBe(visitors);
  });

  it("is unknown in a cut-off list, unless the list has the page", () => {
    const snapshot = listing({ "/a": 3, "/b?x": 2 }, true);
    expect(["/a", "/a/", "/a?utm=x", "/b?x", "/b", "/c"].map((page) => visitorsOn(snapshot, page))).toEqual([
      3,
      3,
      3,
      2,
      null,
      null,
    ]);
  });

  it("is never more than the largest row that may be the page", () => {
    const spelling = fc.stringMatching(/^\/[abA]?\/?(\?[xy])?(#\/?[mn])?$/);
    fc.assert(
      fc.property(fc.dictionary(spelling, fc.integer({ min: 1, max: 99 }), { maxKeys: 6 }), spelling, (rows, page) => {
        const snapshot = listing(rows);
        const visitors = visitorsOn(snapshot, page);
        const listed = snapshot.pages?.map((row) => row.visitors) ?? [];
        expect([null, 0, ...listed]).toContain(visitors);
      }),
    );
  });

  it("takes no longer for a page that thousands of pages resemble", () => {
    const rows = Object.fromEntries(Array.from({ length: 10_000 }, (_, id) => [`/p?id=${id}`, 1]));
    const snapshot = listing(rows);
    let reads = 0;
    const counted = new Proxy(snapshot.pages ?? [], {
      get: (target, key, receiver) => ((reads += 1), Reflect.get(target, key, receiver)),
    });
    visitorsOn({ ...snapshot, pages: counted }, "/p?id=x");
    const readsOfFirst = reads;
    for (let id = 0; id < 1000; id += 1) visitorsOn({ ...snapshot, pages: counted }, `/q?id=${id}`);
    expect(reads).toBe(readsOfFirst);
  });
});

describe("findPage", () => {
  it("returns the path that the number is of", () => {
    const snapshot = listing({ "/pricing": 5, "/p?id=1": 3 });
    expect(findPage(snapshot, "pricing/?utm=x")).toEqual({ path: "/pricing/", visitors: 5 });
    expect(findPage(snapshot, "p?id=1")).toEqual({ path: "/p?id=1", visitors: 3 });
    expect(findPage(snapshot, "/about?x#y")).toEqual({ path: "/about", visitors: 0 });
  });
});
