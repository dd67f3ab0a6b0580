import { describe, expect, it } from "vitest";
import { viewOf, type CountView } from "../../src/widget.js";
import { COUNT } from "../counts.js";

const view = (visitors: number, before?: CountView) =>
  viewOf({ latest: { ...COUNT, visitors }, staleness: "fresh", before }, { minimum: 10, hideBelow: 6 });

describe("viewOf", () => {
  it("hides a number below `minimum`, but keeps a shown one down to `hideBelow`", () => {
    expect(view(8).status).toBe("hidden");
    const shown = view(12);
    expect(view(8, shown)).toMatchObject({ status: "fresh", trend: "down", count: { visitors: 8 } });
    const gone = view(5, view(8, shown));
    expect(gone).toMatchObject({ status: "hidden", count: null, sentence: null, parts: null });
    expect(view(8, gone).status).toBe("hidden");
  });

  it("returns the sentence and its parts", () => {
    const { parts, sentence } = view(12);
    expect(parts?.map(({ value }) => value).join("")).toBe(sentence);
    expect(parts?.find(({ kind }) => kind === "number")).toMatchObject({ value: "12", visitors: 12, suffix: "" });
  });
});
