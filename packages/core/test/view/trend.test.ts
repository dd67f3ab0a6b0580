import { describe, expect, it } from "vitest";
import { viewOf, type CountView } from "../../src/widget.js";
import type { LiveCount } from "../../src/index.js";
import { COUNT } from "../counts.js";

/** The trend of each count in one place; `null` stands for a hidden count. */
function trends(...counts: readonly (Partial<LiveCount> | number | null)[]) {
  let before: CountView | undefined;
  return counts.map((change) => {
    const latest: LiveCount = { ...COUNT, ...(typeof change === "number" ? { visitors: change } : change) };
    before = viewOf({ latest, staleness: change === null ? "expired" : "fresh", before }, { minimum: 0 });
    return before.trend;
  });
}

describe("the trend of viewOf", () => {
  it("is the direction of the last change", () => expect(trends(17, 18, 20, 19)).toEqual(["same", "up", "up", "down"]));

  it("stays while the number stays", () => expect(trends(17, 18, 18, 18)).toEqual(["same", "up", "up", "up"]));

  it("starts over after a moment without a number", () =>
    expect(trends(17, 18, null, 30, 29)).toEqual(["same", "up", null, "same", "down"]));

  it("starts over with another site, page or window", () => {
    const page = { visitors: 40, scope: "page", page: "/pricing" } as const;
    expect(trends(17, page, { ...page, page: "/a" }, 18)).toEqual(["same", "same", "same", "same"]);
    expect(trends(17, { visitors: 12, windowSeconds: 180 }, { visitors: 5, site: "other" })).toEqual(
      Array(3).fill("same"),
    );
  });
});
