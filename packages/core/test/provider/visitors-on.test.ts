import { describe, expect, it } from "vitest";
import { visitorsOn } from "../../src/server.js";

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
});
