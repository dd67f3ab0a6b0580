import { describe, expect, it } from "vitest";
import { counterAttributes, counterTitle, reserveAttributes, viewOf } from "../../src/widget.js";
import { COUNT } from "../counts.js";

const counted = viewOf({ latest: COUNT, staleness: "fresh" });
const empty = viewOf({ staleness: null });

describe("counterAttributes", () => {
  it("describes the count on show", () => {
    expect(counterAttributes(counted, "/api/onlookers/default")).toMatchObject({
      "data-status": "fresh",
      "data-trend": "same",
      "data-scope": COUNT.scope,
      "data-window": COUNT.windowSeconds,
      "data-observed-at": COUNT.observedAt,
      "data-source": "/api/onlookers/default",
    });
  });

  it("distinguishes a number that was rounded down from the same exact one", () => {
    const rounded = (visitors: number, steps: readonly number[]) => {
      const view = viewOf({ latest: { ...COUNT, visitors }, staleness: "fresh" }, { steps });
      return counterAttributes(view, undefined)["data-rounded"];
    };
    expect([rounded(20, []), rounded(19, [20]), rounded(20, [20]), rounded(24, [20])]).toEqual([null, null, "", ""]);
  });

  it("leaves all but the status absent without a count", () => {
    const { "data-status": status, ...others } = counterAttributes(empty, "/api/onlookers/default");
    expect(status).toBe("loading");
    expect(Object.values(others).filter((value) => value !== undefined && value !== null)).toStrictEqual([]);
  });
});

describe("reserveAttributes", () => {
  it("reserves the text of the site, and with a page the texts of both", () => {
    const site = reserveAttributes(undefined, {})["data-reserve"];
    expect(site).toContain("people on this site");
    expect(reserveAttributes(undefined, {})["data-reserve-site"]).toBeUndefined();
    expect(reserveAttributes("/pricing", {})).toStrictEqual({
      "data-reserve": site.replace("site", "page"),
      "data-reserve-site": site,
    });
  });
});

describe("counterTitle", () => {
  it("returns the sentence with its window where the text leaves it out", () => {
    const now = viewOf({ latest: COUNT, staleness: "fresh" }, { wording: "now" });
    expect(counterTitle(now)).toBe(now.description);
    expect(counterTitle(counted)).toBeNull();
    expect(counterTitle(empty)).toBeNull();
  });
});
